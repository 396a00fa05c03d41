using System.Data;
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
/// <remarks>
/// What writes has connections of its own: it may wait for a lock that another holds, with a connection in its hands, and
/// reading goes on. What only reads may go to a standby that confirms each commit before its client is answered, so that
/// everybody reads what was written; inside of a transaction nothing does.
/// </remarks>
public sealed class Database
{
    /// <summary>How often a caller who may be repeated is: the first try and two more.</summary>
    public const int Tries = 3;

    private readonly NpgsqlDataSource _reads;
    private readonly NpgsqlDataSource _writes;
    private readonly NpgsqlDataSource _standby;
    private readonly NpgsqlConnection? _transaction;

    /// <summary>Of the request that is under way here, if it has one; null: this database takes no part in any.</summary>
    private readonly AsyncLocal<RequestTransaction?>? _request;

    static Database()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeMap(typeof(DateOnly), System.Data.DbType.Date);
        SqlMapper.AddTypeMap(typeof(DateTimeOffset), System.Data.DbType.DateTimeOffset);
    }

    public Database(NpgsqlDataSource source)
        : this(source, source) { }

    /// <param name="reads">For statements that wait for nobody.</param>
    /// <param name="writes">For the others, and for all of a transaction.</param>
    /// <param name="standby">For those that a standby can answer; null: they are as the other reads.</param>
    public Database(NpgsqlDataSource reads, NpgsqlDataSource writes, NpgsqlDataSource? standby = null)
        : this(reads, writes, standby ?? reads, null, new()) => Apart = new(reads, writes, _standby, null, null);

    private Database(
        NpgsqlDataSource reads,
        NpgsqlDataSource writes,
        NpgsqlDataSource standby,
        NpgsqlConnection? transaction,
        AsyncLocal<RequestTransaction?>? request
    )
    {
        _reads = reads;
        _writes = writes;
        _standby = standby;
        _transaction = transaction;
        _request = request;
        Apart = this;
    }

    /// <summary>For what must stay written though the rest of the request is taken back.</summary>
    public Database Apart { get; }

    /// <summary>The transaction that is under way around this request, or null.</summary>
    public RequestTransaction? Request => _request?.Value is { IsOver: false } under ? under : null;

    /// <summary>
    /// From here on, and in whatever is called from here, writes are one transaction. The caller disposes it, and nobody
    /// has begun one before.
    /// </summary>
    public RequestTransaction BeginRequest()
    {
        var request = new RequestTransaction(this);
        _request!.Value = request;

        return request;
    }

    /// <summary>Exactly one row.</summary>
    public Task<T> One<T>(Statement statement, object? args, CancellationToken stop) =>
        On(statement, connection => connection.QuerySingleAsync<T>(Command(statement, args, stop)), stop);

    /// <summary>
    /// The one value of a statement that follows another in the same round trip. The first gives no rows; where it
    /// fails, the second is not run. Both take their parameters from <paramref name="args"/>.
    /// </summary>
    public Task<T> OneAfter<T>(Statement first, Statement statement, object? args, CancellationToken stop)
    {
        return Held(
            first.MayWait ? first : statement,
            async connection =>
            {
                await using var batch = new NpgsqlBatch(connection);
                batch.BatchCommands.Add(Part(first));
                batch.BatchCommands.Add(Part(statement));
                await using var reader = await batch.ExecuteReaderAsync(stop);

                return await reader.ReadAsync(stop)
                    ? reader.GetFieldValue<T>(0)
                    : throw new InvalidOperationException($"{statement.Name} gave no row.");
            },
            stop
        );

        NpgsqlBatchCommand Part(Statement part)
        {
            var command = new NpgsqlBatchCommand(part.Sql);
            new Arguments(part, args).AddTo(command.Parameters);

            return command;
        }
    }

    /// <summary>The one row, or null when there is none.</summary>
    public Task<T?> OneOrNone<T>(Statement statement, object? args, CancellationToken stop) =>
        On(statement, connection => connection.QuerySingleOrDefaultAsync<T>(Command(statement, args, stop)), stop);

    /// <summary>
    /// A page of a statement whose first column is <c>total_count</c>: no row at all means that there is nothing to
    /// list under this path, a row with nothing but the count an empty page.
    /// </summary>
    public Task<Page<T>?> Page<T>(Statement statement, object? args, CancellationToken stop)
        where T : class =>
        On(
            statement,
            async connection =>
            {
                // Not by Dapper's query of several types: it looks for the parameters' reader twice, the second time
                // without the parameters, and keeps one that sends none when its cache was cleared in between.
                await using var command = Unmapped(connection, statement, args);
                await using var reader = await command.ExecuteReaderAsync(stop);
                var parse = reader.GetRowParser<T?>(
                    startIndex: reader.GetOrdinal(FirstColumn<T>()),
                    returnNullIfFirstMissing: true
                );
                Page<T>? page = null;
                var rows = new List<T>();
                while (await reader.ReadAsync(stop))
                {
                    page ??= new Page<T>(reader.GetInt64(0), rows);
                    if (parse(reader) is { } row)
                    {
                        rows.Add(row);
                    }
                }

                return page;
            },
            stop
        );

    private static string FirstColumn<T>() =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(typeof(T).GetProperties()[0].Name);

    /// <summary>All rows, in memory. For more than a few hundred use <see cref="Read"/>.</summary>
    public Task<IReadOnlyList<T>> Many<T>(Statement statement, object? args, CancellationToken stop) =>
        On<IReadOnlyList<T>>(
            statement,
            async connection => (await connection.QueryAsync<T>(Command(statement, args, stop))).AsList(),
            stop
        );

    /// <summary>The number of rows written.</summary>
    public Task<int> Execute(Statement statement, object? args, CancellationToken stop) =>
        On(statement, connection => connection.ExecuteAsync(Command(statement, args, stop)), stop);

    /// <summary>Row after row as a record, the connection held until the last.</summary>
    public async IAsyncEnumerable<T> Stream<T>(
        Statement statement,
        object? args,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var shared = _transaction ?? (Joined(statement.MayWait) is { } request ? await request.Open(stop) : null);
        await using var own = shared is null ? await Connect(SourceOf(statement), stop) : null;
        await using var command = Unmapped(own ?? shared!, statement, args);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var parse = reader.GetRowParser<T>();
        while (await reader.ReadAsync(stop))
        {
            yield return parse(reader);
        }
    }

    /// <summary>Hands the open reader to <paramref name="read"/>: for long lists and exports.</summary>
    /// <param name="statement">What is asked.</param>
    /// <param name="args">Its parameters.</param>
    /// <param name="read">Takes the rows.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="within">How long it may be silent, where that is less than usual; then a <see cref="TimeoutException"/> ends it.</param>
    public Task Read(
        Statement statement,
        object? args,
        Func<NpgsqlDataReader, Task> read,
        CancellationToken stop,
        TimeSpan? within = null
    )
    {
        var isBegun = false;

        return Held(
            statement,
            async connection =>
            {
                await using var command = Unmapped(connection, statement, args);
                if (within is { } bound)
                {
                    command.CommandTimeout = (int)Math.Ceiling(bound.TotalSeconds);
                }

                await using var reader = await command.ExecuteReaderAsync(stop);
                isBegun = true;
                await read(reader);

                return true;
            },
            stop,
            mayRepeat: () => !isBegun // whoever has seen a row does not see it again
        );
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
                if (Request is { } request)
                {
                    return await request.Run(connection => On(connection, work), stop);
                }

                await using var connection = await Connect(_writes, stop);
                await using var transaction = await connection.BeginTransactionAsync(stop);
                await TraceContext.Keep(connection, stop);
                var result = await On(connection, work);
                committing = true;
                // From here on the outcome must be known: a client that hangs up no longer stops the commit.
                await transaction.CommitAsync(CancellationToken.None);

                return result;
            }
            catch (NpgsqlException problem)
                when (attempt < tries
                    && !stop.IsCancellationRequested
                    && MayBeRepeated(problem, committing)
                    && Request is null or { IsStrict: false, IsWhole: true }
                )
            {
                if (ConnectionLost(problem))
                {
                    _writes.Clear(); // the others in the pool are as dead: each would cost a try
                }

                await Task.Delay(Random.Shared.Next(5, 30) * attempt, stop);
            }
        }
    }

    /// <summary>Whatever is thrown over a connection that broke is told as what it is: the server was lost.</summary>
    private async Task<T> On<T>(NpgsqlConnection connection, Func<Database, Task<T>> work)
    {
        try
        {
            return await work(On(connection));
        }
        catch (Exception problem)
            when (problem is InvalidOperationException or IOException or System.Net.Sockets.SocketException
                && connection.FullState.HasFlag(ConnectionState.Broken)
            )
        {
            throw new NpgsqlException(
                problem.Message,
                problem as IOException ?? new IOException(problem.Message, problem)
            );
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

    /// <summary>
    /// For long reading that must fit together: every statement of <paramref name="read"/> sees the database as it was
    /// at the first of them. It holds up nobody who writes.
    /// </summary>
    public async Task InSnapshot(Func<Database, Task> read, CancellationToken stop)
    {
        await using var connection = await Connect(_reads, stop);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await read(On(connection));
    }

    /// <summary>Everything of it goes to this connection, which is somebody's transaction.</summary>
    internal Database On(NpgsqlConnection transaction) => new(_reads, _writes, _standby, transaction, null);

    /// <summary>A connection for a transaction that writes.</summary>
    internal Task<NpgsqlConnection> ConnectToWrite(CancellationToken stop) => Connect(_writes, stop);

    /// <summary>The request's transaction, where the statement belongs to it.</summary>
    private RequestTransaction? Joined(bool mayWait) =>
        Request is { } request && (mayWait || request.IsOpen) ? request : null;

    /// <summary>As <see cref="Held"/>, and a second time where the connection was lost and that does no harm.</summary>
    private Task<T> On<T>(Statement statement, Func<NpgsqlConnection, Task<T>> run, CancellationToken stop) =>
        Held(statement, run, stop, mayRepeat: static () => true);

    /// <summary>On the transaction's connection, on the request's, or on one of its own.</summary>
    private async Task<T> Held<T>(
        Statement statement,
        Func<NpgsqlConnection, Task<T>> run,
        CancellationToken stop,
        Func<bool>? mayRepeat = null
    )
    {
        if (_transaction is not null)
        {
            return await run(_transaction);
        }

        if (Joined(statement.MayWait) is { } request)
        {
            return await request.Run(run, stop);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var own = await Connect(SourceOf(statement), stop);
                if (!statement.MayWait || TraceContext.Current is null)
                {
                    return await run(own);
                }

                await using var transaction = await own.BeginTransactionAsync(stop);
                await TraceContext.Keep(own, stop);
                var result = await run(own);
                await transaction.CommitAsync(CancellationToken.None);

                return result;
            }
            catch (NpgsqlException problem)
                when (attempt == 1
                    && mayRepeat?.Invoke() == true
                    && ConnectionLost(problem)
                    && (!statement.MayWait || problem.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction)
                )
            {
                // What changes nothing may be asked again, and so may what a server refused that is the primary no more;
                // the whole pool is as dead, or leads to that server.
                SourceOf(statement).Clear();
            }
        }
    }

    private static bool MayBeRepeated(NpgsqlException problem, bool committing) =>
        problem.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || (!committing && ConnectionLost(problem));

    /// <summary>
    /// True when the server went away, could not be reached or is the primary no more, rather than refusing the statement.
    /// </summary>
    internal static bool ConnectionLost(NpgsqlException problem) =>
        (problem as PostgresException ?? problem.InnerException as PostgresException) is { } refused
            ? refused.SqlState.StartsWith("08", StringComparison.Ordinal)
                || refused.SqlState.StartsWith("57P", StringComparison.Ordinal)
                || refused.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction
            : problem.InnerException is IOException or System.Net.Sockets.SocketException or EndOfStreamException;

    /// <summary>
    /// Whatever the server says while connecting (it starts, its disk is full, it has no connection left) is no answer to
    /// a statement: it is as if it had not answered.
    /// </summary>
    private static async Task<NpgsqlConnection> Connect(NpgsqlDataSource source, CancellationToken stop)
    {
        try
        {
            return await source.OpenConnectionAsync(stop);
        }
        catch (PostgresException refused)
        {
            throw new NpgsqlException(refused.MessageText, refused);
        }
    }

    private NpgsqlDataSource SourceOf(Statement statement) =>
        statement.MayWait ? _writes
        : statement.IsForStandby ? _standby
        : _reads;

    private CommandDefinition Command(Statement statement, object? args, CancellationToken stop) =>
        new(statement.Sql, new Arguments(statement, args), cancellationToken: stop);

    /// <summary>For readers whose rows become no records: Dapper would have nothing to map.</summary>
    private NpgsqlCommand Unmapped(NpgsqlConnection connection, Statement statement, object? args)
    {
        var command = new NpgsqlCommand(statement.Sql, connection);
        new Arguments(statement, args).AddTo(command.Parameters);

        return command;
    }
}

/// <summary>Rows of a list and how many there are in all.</summary>
public sealed record Page<T>(long TotalCount, IReadOnlyList<T> Rows);
