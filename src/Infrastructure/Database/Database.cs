using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Npgsql;

namespace Platform.Infrastructure.Data;

#pragma warning disable RS0030 // The one place where Dapper may be called: everything here takes a Statement.

/// <summary>
/// Runs statements through Dapper on a pooled connection, or, inside <see cref="InTransaction{T}"/>, on the
/// transaction's. Arguments are anonymous objects whose snake_case properties are the statement's parameters, or
/// <see cref="NamedValues"/>.
/// </summary>
public sealed class Database
{
    /// <summary>How often a caller who may be repeated is: the first try and two more.</summary>
    public const int Tries = 3;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection? _transaction;
    private readonly TimeSpan? _patience;

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeMap(typeof(DateOnly), System.Data.DbType.Date);
        SqlMapper.AddTypeMap(typeof(DateTimeOffset), System.Data.DbType.DateTimeOffset);
    }

    public Database(NpgsqlDataSource source) => _source = source;

    private Database(NpgsqlDataSource source, NpgsqlConnection? transaction, TimeSpan? patience)
    {
        _source = source;
        _transaction = transaction;
        _patience = patience;
    }

    /// <summary>
    /// The same, waiting longer for each answer: for jobs. The server's own limits are raised by a statement of the
    /// transaction.
    /// </summary>
    public Database WithPatience(TimeSpan patience) => new(_source, _transaction, patience);

    /// <summary>Exactly one row.</summary>
    public Task<T> One<T>(Statement statement, object? args, CancellationToken stop) =>
        On(connection => connection.QuerySingleAsync<T>(Command(statement, args, stop)), stop);

    /// <summary>
    /// The one value of a statement that follows another in the same round trip. The first gives no rows; where it
    /// fails, the second is not run. Both take their parameters from <paramref name="args"/>.
    /// </summary>
    public async Task<T> OneAfter<T>(Statement first, Statement statement, object? args, CancellationToken stop)
    {
        await using var own = _transaction is null ? await _source.OpenConnectionAsync(stop) : null;
        await using var batch = new NpgsqlBatch(own ?? _transaction!);
        batch.BatchCommands.Add(Part(first));
        batch.BatchCommands.Add(Part(statement));
        if (_patience is { } patience)
        {
            batch.Timeout = (int)patience.TotalSeconds;
        }

        await using var reader = await batch.ExecuteReaderAsync(stop);

        return await reader.ReadAsync(stop)
            ? reader.GetFieldValue<T>(0)
            : throw new InvalidOperationException($"{statement.Name} gave no row.");

        NpgsqlBatchCommand Part(Statement part)
        {
            var command = new NpgsqlBatchCommand(part.Sql);
            new Arguments(part, args).AddTo(command.Parameters);

            return command;
        }
    }

    /// <summary>The one row, or null when there is none.</summary>
    public Task<T?> OneOrNone<T>(Statement statement, object? args, CancellationToken stop) =>
        On(connection => connection.QuerySingleOrDefaultAsync<T>(Command(statement, args, stop)), stop);

    /// <summary>All rows, in memory. For more than a few hundred use <see cref="Read"/>.</summary>
    public Task<IReadOnlyList<T>> Many<T>(Statement statement, object? args, CancellationToken stop) =>
        On<IReadOnlyList<T>>(
            async connection => (await connection.QueryAsync<T>(Command(statement, args, stop))).AsList(),
            stop
        );

    /// <summary>The number of rows written.</summary>
    public Task<int> Execute(Statement statement, object? args, CancellationToken stop) =>
        On(connection => connection.ExecuteAsync(Command(statement, args, stop)), stop);

    /// <summary>Row after row as a record, the connection held until the last.</summary>
    public async IAsyncEnumerable<T> Stream<T>(
        Statement statement,
        object? args,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await using var own = _transaction is null ? await _source.OpenConnectionAsync(stop) : null;
        await using var command = Unmapped(own ?? _transaction!, statement, args);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var parse = reader.GetRowParser<T>();
        while (await reader.ReadAsync(stop))
        {
            yield return parse(reader);
        }
    }

    /// <summary>Hands the open reader to <paramref name="read"/>: for long lists and exports.</summary>
    public async Task Read(Statement statement, object? args, Func<NpgsqlDataReader, Task> read, CancellationToken stop)
    {
        await using var own = _transaction is null ? await _source.OpenConnectionAsync(stop) : null;
        await using var command = Unmapped(own ?? _transaction!, statement, args);
        await using var reader = await command.ExecuteReaderAsync(stop);

        await read(reader);
    }

    /// <summary>
    /// All or nothing: commits when <paramref name="work"/> returns, rolls back when it throws. With
    /// <paramref name="tries"/> above one the work is repeated after a deadlock (40P01), a serialization failure
    /// (40001), or a connection lost before the commit was sent; so it must have no effect outside the database.
    /// </summary>
    public async Task<T> InTransaction<T>(Func<Database, Task<T>> work, CancellationToken stop, int tries = 1)
    {
        if (_transaction is not null)
        {
            return await work(this);
        }

        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                await using var connection = await _source.OpenConnectionAsync(stop);
                await using var transaction = await connection.BeginTransactionAsync(stop);
                var result = await work(new Database(_source, connection, _patience));
                committing = true;
                // From here on the outcome must be known: a client that hangs up no longer stops the commit.
                await transaction.CommitAsync(CancellationToken.None);

                return result;
            }
            catch (NpgsqlException problem)
                when (attempt < tries && !stop.IsCancellationRequested && MayBeRepeated(problem, committing))
            {
                await Task.Delay(Random.Shared.Next(5, 30) * attempt, stop);
            }
        }
    }

    /// <inheritdoc cref="InTransaction{T}"/>
    public Task InTransaction(Func<Database, Task> work, CancellationToken stop, int tries = 1) =>
        InTransaction(
            async database =>
            {
                await work(database);

                return true;
            },
            stop,
            tries
        );

    private static bool MayBeRepeated(NpgsqlException problem, bool committing) =>
        problem.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || (!committing && ConnectionLost(problem));

    /// <summary>True when the server went away or could not be reached, rather than refusing the statement.</summary>
    internal static bool ConnectionLost(NpgsqlException problem) =>
        problem is PostgresException refused
            ? refused.SqlState.StartsWith("08", StringComparison.Ordinal)
                || refused.SqlState.StartsWith("57P", StringComparison.Ordinal)
            : problem.InnerException is IOException or System.Net.Sockets.SocketException or EndOfStreamException;

    private async Task<T> On<T>(Func<DbConnection, Task<T>> run, CancellationToken stop)
    {
        if (_transaction is not null)
        {
            return await run(_transaction);
        }

        await using var connection = await _source.OpenConnectionAsync(stop);

        return await run(connection);
    }

    private CommandDefinition Command(Statement statement, object? args, CancellationToken stop) =>
        new(
            statement.Sql,
            new Arguments(statement, args),
            commandTimeout: (int?)_patience?.TotalSeconds,
            cancellationToken: stop
        );

    /// <summary>For readers whose rows become no records: Dapper would have nothing to map.</summary>
    private NpgsqlCommand Unmapped(NpgsqlConnection connection, Statement statement, object? args)
    {
        var command = new NpgsqlCommand(statement.Sql, connection);
        if (_patience is { } patience)
        {
            command.CommandTimeout = (int)patience.TotalSeconds;
        }

        new Arguments(statement, args).AddTo(command.Parameters);

        return command;
    }
}
