using System.Data;
using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>
/// One transaction around all that a request writes, wherever its statements stand. It opens with the first of them that
/// may write, and takes no connection before; from then on it has all of the request's statements. Who began it ends it
/// (<see cref="Database.BeginRequest"/>).
/// </summary>
/// <remarks>
/// A statement that fails, or a transaction of the slice's own inside, undoes itself alone, as it would outside: slices
/// catch what they foresee and go on.
/// </remarks>
public sealed class RequestTransaction : IAsyncDisposable
{
    private const string Point = "statement";

    private readonly Database _database;
    private readonly List<Func<CancellationToken, Task>> _before = [];
    private readonly List<Func<Database, CancellationToken, Task>> _checks = [];
    private readonly List<Action> _after = [];
    private NpgsqlConnection? _connection;
    private NpgsqlTransaction? _transaction;

    internal RequestTransaction(Database database) => _database = database;

    /// <summary>
    /// Whether a row that another has changed since the first check is refused (40001) instead of being waited for and
    /// written over.
    /// </summary>
    public bool IsStrict { get; set; }

    /// <summary>Whether something was written, or tried.</summary>
    public bool IsOpen => _transaction is not null;

    /// <summary>Its statements go their own ways again.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Whether more can be tried: its connection was not lost.</summary>
    internal bool IsWhole => _connection is null or { FullState: ConnectionState.Open };

    /// <summary>What must have happened before a connection is taken.</summary>
    public void Before(Func<CancellationToken, Task> work) => _before.Add(work);

    /// <summary>What is looked at, or locked, before the first write; throws where there must not be one.</summary>
    public void Check(Func<Database, CancellationToken, Task> check) => _checks.Add(check);

    /// <summary>What is done once all is committed.</summary>
    public void After(Action work) => _after.Add(work);

    /// <summary>The database within.</summary>
    public Database Inside => _database.On(_connection!);

    /// <summary>From here on the outcome must be known: a client that hangs up no longer stops it.</summary>
    public async Task Commit()
    {
        IsOver = true;
        if (_transaction is not null)
        {
            await _transaction.CommitAsync(CancellationToken.None);
        }

        _after.ForEach(work => work());
    }

    /// <summary>Takes back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        IsOver = true;
        await Close();
    }

    internal async Task<T> Run<T>(Func<NpgsqlConnection, Task<T>> run, CancellationToken stop)
    {
        var connection = await Open(stop);
        await _transaction!.SaveAsync(Point, stop);
        try
        {
            return await run(connection);
        }
        catch (Exception) when (connection.FullState == ConnectionState.Open)
        {
            await _transaction.RollbackAsync(Point, CancellationToken.None);
            throw;
        }
    }

    private async Task Close()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
            _transaction = null;
        }

        if (_connection is not null)
        {
            await _connection.DisposeAsync();
            _connection = null;
        }
    }

    internal async Task<NpgsqlConnection> Open(CancellationToken stop)
    {
        if (_transaction is not null)
        {
            return _connection!;
        }

        foreach (var work in _before)
        {
            await work(stop);
        }

        try
        {
            _connection = await _database.ConnectToWrite(stop);
            _transaction = await _connection.BeginTransactionAsync(
                IsStrict ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted,
                stop
            );
            await TraceContext.Keep(_connection, stop);
            foreach (var check in _checks)
            {
                await check(Inside, stop);
            }
        }
        catch
        {
            await Close(); // who goes on all the same is checked again
            throw;
        }

        return _connection;
    }
}
