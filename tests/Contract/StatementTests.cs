using System.Data;
using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Tests.Contract;

/// <summary>Every statement of the house: named, laid out by the rules, and accepted by the migrated schema.</summary>
public sealed partial class StatementTests(Clone clone) : IClassFixture<Clone>
{
    public static TheoryData<string> All => [.. Statement.All];

    [Theory]
    [MemberData(nameof(All))]
    public void Carries_its_name_after_the_first_keyword(string name) =>
        Statement
            .Named(name)
            .Text.ShouldMatch($@"^(select|with|insert|update|delete|merge) /\* {Regex.Escape(name)} \*/\s");

    [Theory]
    [MemberData(nameof(All))]
    public void Is_laid_out_by_the_rules(string name) => SqlLayout.Problems(Statement.Source(name)).ShouldBeEmpty();

    /// <summary>What each statement takes and gives, as the server says it after <c>prepare</c>.</summary>
    [Fact]
    public async Task Index_for_the_dba()
    {
        var index = new List<string>();
        foreach (var name in Statement.All)
        {
            index.Add(await Signature(Statement.Named(name)));
        }

        await Verify(string.Join("\n\n", index));
    }

    /// <summary>Whatever a request may filter by, one text at a time would be thousands: all of it at once.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task Is_accepted_with_every_filling_of_its_slots(string name)
    {
        foreach (var filled in Catalogues.Fillings(Statement.Named(name)))
        {
            filled.Slots.ShouldBeEmpty();
            await using var connection = await clone.Database.Open();
            await using var command = new NpgsqlCommand(filled.Text, connection);
            await Prepare(command);
            filled.Parameters.ShouldBe(command.Parameters.Select(parameter => parameter.ParameterName), name);
            await using var sent = new NpgsqlCommand($"prepare sent as {filled.Sql}", connection);
            await sent.ExecuteNonQueryAsync();
            sent.CommandText = "deallocate sent"; // the connection is used again
            await sent.ExecuteNonQueryAsync();
        }
    }

    /// <summary>
    /// What may wait for a lock gets a connection that no read needs. What the server would do is asked of its plan and of its catalogue of
    /// functions, and must be what the statement says of itself.
    /// </summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task Says_whether_it_may_wait(string name)
    {
        var statement = Statement.Named(name);
        var plan = await Plan(Catalogues.Fillings(statement).First());
        var called = Calls()
            .Matches(statement.Text)
            .Select(call =>
                $"{(call.Groups["schema"] is { Success: true } schema ? schema.Value : "pg_catalog")}.{call.Groups["name"].Value}"
            )
            .Distinct()
            .ToArray();
        var harmless = new[]
        {
            "random",
            "clock_timestamp",
            "gen_random_uuid",
            "set_config",
            "timeofday",
            "pg_control_system",
            "pg_control_checkpoint",
            "pg_is_in_recovery",
            "pg_blocking_pids",
            "pg_database_size",
            // They wait for who rebuilds a table; the pages that call them have connections of their own.
            "pg_relation_size",
            "pg_indexes_size",
            "pg_total_relation_size",
        };
        var writing = await clone.Database.Rows(
            """
            select distinct nspname || '.' || proname
            from pg_proc
            inner join pg_namespace on pg_namespace.oid = pronamespace
            where provolatile = 'v' and nspname || '.' || proname = any(:called) and proname <> all(:harmless)
            """,
            ("called", called),
            ("harmless", harmless)
        );

        if (Statement.Source(name).Contains("\n-- never waits\n", StringComparison.Ordinal))
        {
            statement.Text.ShouldContain("skip locked");
            statement.MayWait.ShouldBeFalse();

            return;
        }

        statement.MayWait.ShouldBe(
            writing.Count > 0 || Writing().IsMatch(plan),
            $"{string.Join(", ", writing)}\n{plan}"
        );
    }

    [GeneratedRegex(@"\b((?<schema>[a-z]+)\.)?(?<name>[a-z_]+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Calls();

    [GeneratedRegex(
        @"^[\s>-]*((Insert|Update|Delete|Merge) on|LockRows)\b",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Writing();

    private async Task<string> Plan(Statement statement)
    {
        await using var connection = await clone.Database.Open();
        await using var command = new NpgsqlCommand(statement.Text, connection);
        await Prepare(command);
        var nothing = string.Join(", ", command.Parameters.Select(_ => "null"));
        await using var explain = new NpgsqlCommand(
            $"""
            set plan_cache_mode = force_generic_plan;
            prepare asked as {statement.Sql};
            """,
            connection
        );
        await explain.ExecuteNonQueryAsync();
        explain.CommandText = nothing.Length == 0 ? "explain execute asked" : $"explain execute asked({nothing})";
        var lines = new List<string>();
        await using (var reader = await explain.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                lines.Add(reader.GetString(0));
            }
        }

        explain.CommandText = "deallocate asked; reset plan_cache_mode"; // the connection is used again
        await explain.ExecuteNonQueryAsync();

        return string.Join('\n', lines);
    }

    private async Task<string> Signature(Statement statement)
    {
        var filled = Catalogues.Fillings(statement).First();
        await using var connection = await clone.Database.Open();
        await using var command = new NpgsqlCommand(filled.Text, connection);
        await Prepare(command);
        var parameters = command.Parameters.Select(parameter =>
            $"  :{parameter.ParameterName} {parameter.DataTypeName}"
        );
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly);
        var columns = Enumerable
            .Range(0, reader.FieldCount)
            .Select(column => $"  {reader.GetName(column)} {reader.GetDataTypeName(column)}");

        return string.Join('\n', [statement.Name, .. parameters, .. columns]);
    }

    private static async Task Prepare(NpgsqlCommand command)
    {
        NpgsqlCommandBuilder.DeriveParameters(command);
        foreach (NpgsqlParameter parameter in command.Parameters)
        {
            parameter.Value = DBNull.Value;
        }

        await command.PrepareAsync();
    }
}
