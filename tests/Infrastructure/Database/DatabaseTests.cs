using Npgsql;
using Database = Platform.Infrastructure.Data.Database;

namespace Platform.Tests.Infrastructure;

/// <summary>Reads, transactions, repeats and cancellation on a real server.</summary>
public sealed class DatabaseTests(DatabaseTests.Counters counters) : IClassFixture<DatabaseTests.Counters>
{
    private static readonly Statement Numbers = TestStatement.Of(
        "select /* Test */ number::bigint as id, 'n' || number as full_name from generate_series(1, :count::int) as number"
    );

    private static readonly Statement Count = TestStatement.Of(
        "update /* Test */ counter set value = value + 1 where name = :name::text"
    );

    private static readonly Statement Value = TestStatement.Of("select value from counter where name = :name::text");
    private static readonly Statement Sleep = TestStatement.Of("select 1 from pg_sleep(30) /* Test/Sleep */");
    private static readonly Statement Strict = TestStatement.Of("set transaction isolation level serializable");

    private readonly Database _database = new(counters.Source);

    private sealed record Row(long Id, string FullName);

    private sealed record FullName(string Name, long Id);

    /// <summary>A database with two counters, and a pool of its own.</summary>
    public sealed class Counters : IAsyncLifetime
    {
        private TestDatabase? _database;

        public NpgsqlDataSource Source { get; private set; } = null!;

        public TestDatabase Database => _database!;

        public async Task InitializeAsync()
        {
            _database = await TestDatabase.Create();
            Source = NpgsqlDataSource.Create(
                _database.ConnectionString + ";Maximum Pool Size=8;No Reset On Close=true"
            );
            await _database.Execute("create table counter (name text primary key, value bigint not null)");
        }

        public async Task DisposeAsync()
        {
            await Source.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    [Fact]
    public async Task Rows_become_records_by_their_snake_case_names()
    {
        (await _database.One<Row>(Numbers, new { count = 1 }, default)).ShouldBe(new Row(1, "n1"));
        (await _database.OneOrNone<Row>(Numbers, new { count = 0 }, default)).ShouldBeNull();
        (await _database.Many<Row>(Numbers, new { count = 3 }, default)).Select(row => row.Id).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Arguments_are_properties_and_named_values_and_may_be_null()
    {
        var given = TestStatement.Of(
            """
            select
                concat_ws(' ', :name::text, :count::integer, :day::date, :ids::bigint[], :wild::text, :count::integer) as name,
                1::bigint as id
            """
        );
        var values = new NamedValues(
            new
            {
                name = (string?)null,
                count = 2,
                day = (DateOnly?)null,
                ids = new[] { 1L, 2L },
                unused = 3,
            }
        )
        {
            ["wild"] = "card",
        };

        (await _database.One<FullName>(given, values, default)).ShouldBe(new("2 {1,2} card 2", 1));
        values["name"] = "before the property";
        (await _database.One<FullName>(given, values, default)).Name.ShouldStartWith("before the property 2");
    }

    [Fact]
    public async Task A_parameter_without_a_value_is_named()
    {
        var problem = await Should.ThrowAsync<InvalidOperationException>(() =>
            _database.Execute(Value, new { nam = "misspelled" }, default)
        );
        problem.Message.ShouldContain(":name");
    }

    [Fact]
    public async Task A_stream_gives_its_connection_back_also_when_nobody_reads_to_its_end()
    {
        for (var round = 0; round < 20; round++)
        {
            await foreach (var row in _database.Stream<Row>(Numbers, new { count = 100_000 }, default))
            {
                if (row.Id == 3)
                {
                    break;
                }
            }
        }

        (await _database.One<Row>(Numbers, new { count = 1 }, default)).Id.ShouldBe(1);
    }

    [Fact]
    public async Task Two_statements_at_once_are_one_transaction_and_the_second_sees_the_first()
    {
        var name = await NewCounter();

        (await _database.OneAfter<long>(Count, Value, new { name }, default)).ShouldBe(1);
        (
            await _database.InTransaction(
                transaction => transaction.OneAfter<long>(Count, Value, new { name }, default),
                default
            )
        ).ShouldBe(2);

        var wrong = TestStatement.Of("select 1 / (value - 3) /* Test */ from counter where name = :name::text");
        (
            await Should.ThrowAsync<PostgresException>(() =>
                _database.OneAfter<long>(Count, wrong, new { name }, default)
            )
        ).SqlState.ShouldBe(PostgresErrorCodes.DivisionByZero);
        (await ValueOf(name)).ShouldBe(2);

        (await _database.OneAfter<long>(Count, Value, new { name }, default)).ShouldBe(3);
        await Should.ThrowAsync<PostgresException>(() => _database.OneAfter<long>(wrong, Count, new { name }, default));
        (await ValueOf(name)).ShouldBe(3);
    }

    [Fact]
    public async Task A_transaction_commits_when_the_work_returns()
    {
        var name = await NewCounter();

        await _database.InTransaction(transaction => transaction.Execute(Count, new { name }, default), default);

        (await ValueOf(name)).ShouldBe(1);
    }

    [Fact]
    public async Task A_transaction_rolls_back_when_the_work_throws()
    {
        var name = await NewCounter();

        await Should.ThrowAsync<TimeoutException>(() =>
            _database.InTransaction<int>(
                async transaction =>
                {
                    await transaction.Execute(Count, new { name }, default);
                    throw new TimeoutException();
                },
                default,
                Database.Tries
            )
        );

        (await ValueOf(name)).ShouldBe(0);
    }

    [Fact]
    public async Task A_transaction_inside_another_is_the_same()
    {
        var name = await NewCounter();

        await Should.ThrowAsync<TimeoutException>(() =>
            _database.InTransaction<int>(
                async outer =>
                {
                    await outer.InTransaction(inner => inner.Execute(Count, new { name }, default), default);
                    throw new TimeoutException();
                },
                default
            )
        );

        (await ValueOf(name)).ShouldBe(0);
    }

    /// <summary>Two transactions lock two rows in opposite order: the server ends one with 40P01.</summary>
    [Fact]
    public async Task A_deadlock_is_repeated_where_the_caller_may()
    {
        var (first, second) = (await NewCounter(), await NewCounter());
        using var both = new Barrier(2);
        var runs = 0;

        await Task.WhenAll(Count2(first, second), Count2(second, first));

        runs.ShouldBe(3, "one of the two ran twice");
        (await ValueOf(first)).ShouldBe(2);
        (await ValueOf(second)).ShouldBe(2);

        Task Count2(string one, string other)
        {
            var isFirstRun = true;

            return _database.InTransaction(
                async transaction =>
                {
                    Interlocked.Increment(ref runs);
                    await transaction.Execute(Count, new { name = one }, default);
                    if (isFirstRun)
                    {
                        isFirstRun = false;
                        await Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(20)));
                    }

                    await transaction.Execute(Count, new { name = other }, default);
                },
                default,
                Database.Tries
            );
        }
    }

    [Fact]
    public async Task A_serialization_failure_is_repeated_where_the_caller_may()
    {
        var name = await NewCounter();
        var runs = 0;

        await _database.InTransaction(
            async transaction =>
            {
                await transaction.Execute(Strict, null, default);
                await transaction.One<long>(Value, new { name }, default); // takes the snapshot
                if (runs++ == 0)
                {
                    await _database.Execute(Count, new { name }, default); // somebody else is faster: 40001
                }

                await transaction.Execute(Count, new { name }, default);
            },
            default,
            Database.Tries
        );

        runs.ShouldBe(2);
        (await ValueOf(name)).ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_repeated_where_the_caller_does_not_say_so()
    {
        var name = await NewCounter();
        var runs = 0;

        var problem = await Should.ThrowAsync<PostgresException>(() =>
            _database.InTransaction(
                async transaction =>
                {
                    runs++;
                    await transaction.Execute(Strict, null, default);
                    await transaction.One<long>(Value, new { name }, default);
                    await _database.Execute(Count, new { name }, default);
                    await transaction.Execute(Count, new { name }, default);
                },
                default
            )
        );

        problem.SqlState.ShouldBe(PostgresErrorCodes.SerializationFailure);
        runs.ShouldBe(1);
    }

    [Fact]
    public async Task A_failure_that_never_ends_is_told_after_the_last_try()
    {
        var name = await NewCounter();
        var runs = 0;

        await Should.ThrowAsync<PostgresException>(() =>
            _database.InTransaction(
                async transaction =>
                {
                    runs++;
                    await transaction.Execute(Strict, null, default);
                    await transaction.One<long>(Value, new { name }, default);
                    await _database.Execute(Count, new { name }, default);
                    await transaction.Execute(Count, new { name }, default);
                },
                default,
                Database.Tries
            )
        );

        runs.ShouldBe(Database.Tries);
    }

    /// <summary>A connection that the server ends in the middle is repeated on a fresh one.</summary>
    [Fact]
    public async Task A_lost_connection_is_repeated_where_the_caller_may()
    {
        var name = await NewCounter();
        var backend = TestStatement.Of("select pg_backend_pid()");
        var runs = 0;

        await _database.InTransaction(
            async transaction =>
            {
                await transaction.Execute(Count, new { name }, default);
                if (runs++ == 0)
                {
                    var pid = await transaction.One<int>(backend, null, default);
                    await counters.Database.Execute($"select pg_terminate_backend({pid}, 5000)");
                }

                await transaction.Execute(Count, new { name }, default);
            },
            default,
            Database.Tries
        );

        runs.ShouldBe(2);
        (await ValueOf(name)).ShouldBe(2);
    }

    /// <summary>Dapper clears its cache by itself, after a thousand statements.</summary>
    [Fact]
    public async Task A_page_is_given_its_parameters_whenever_caches_are_cleared()
    {
        var page = TestStatement.Of(
            "select /* Test */ 9::bigint as total_count, number::bigint as id, 'n' || number as full_name from generate_series(1, :count::int) as number"
        );
        using var over = new CancellationTokenSource();
        var clearing = Task.Run(() =>
        {
            while (!over.IsCancellationRequested)
            {
#pragma warning disable RS0030 // no statement is run by it
                Dapper.SqlMapper.PurgeQueryCache();
#pragma warning restore RS0030
            }
        });

        for (var time = 0; time < 200; time++)
        {
            var found = (await _database.Page<Row>(page, new { count = 2 }, default)).ShouldNotBeNull();
            found.TotalCount.ShouldBe(9);
            found.Rows.ShouldBe([new(1, "n1"), new(2, "n2")]);
        }

        await over.CancelAsync();
        await clearing;
    }

    /// <summary>Else what a driver throws over the remains would be taken for a mistake of ours.</summary>
    [Fact]
    public async Task Whatever_is_thrown_over_a_lost_connection_says_that_it_is_lost()
    {
        var backend = TestStatement.Of("select pg_backend_pid()");

        var thrown = await Should.ThrowAsync<NpgsqlException>(() =>
            _database.InTransaction(
                async transaction =>
                {
                    var pid = await transaction.One<int>(backend, null, default);
                    await counters.Database.Execute($"select pg_terminate_backend({pid}, 5000)");
                    await Should.ThrowAsync<NpgsqlException>(() => transaction.One<int>(backend, null, default));

                    throw new InvalidOperationException("a reader is open");
                },
                default
            )
        );

        thrown.InnerException.ShouldBeAssignableTo<IOException>();
    }

    [Fact]
    public async Task A_cancelled_caller_cancels_the_statement_on_the_server()
    {
        using var stop = new CancellationTokenSource();
        var sleep = _database.One<int>(Sleep, null, stop.Token);
        await Eventually.Until(async () => await Sleeping() == 1);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => sleep);
        (await Sleeping()).ShouldBe(0);

        Task<long> Sleeping() =>
            counters.Database.Value<long>(
                "select count(*) from pg_stat_activity where state = 'active' and query like '%Test/Sleep%' and pid <> pg_backend_pid()"
            );
    }

    private async Task<string> NewCounter()
    {
        var name = Guid.NewGuid().ToString();
        await counters.Database.Execute("insert into counter (name, value) values (:name, 0)", ("name", name));

        return name;
    }

    private Task<long> ValueOf(string name) => _database.One<long>(Value, new { name }, default);

    /// <summary>As after a restart: every connection of the pool is dead, and the first to use one notices.</summary>
    [Fact]
    public async Task Reading_goes_on_after_all_connections_are_lost()
    {
        var name = $"lost {Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(
            $"{counters.Database.ConnectionString};Maximum Pool Size=4;Application Name={name}"
        );
        var database = new Database(source);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.One<Row>(Numbers, new { count = 1 }, default)));
        await counters.Database.Execute(
            $"select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = '{name}'"
        );

        (await database.One<Row>(Numbers, new { count = 1 }, default)).ShouldBe(new Row(1, "n1"));
    }
}
