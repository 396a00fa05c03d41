using System.Text.Json;
using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>How the server would run a statement, or has run it.</summary>
/// <param name="Lines">As <c>explain</c> prints it.</param>
/// <param name="WasRun">Whether it was run: then times and rows are measured, else estimated.</param>
/// <param name="Tables">Those that it reads or writes.</param>
/// <param name="Indexes">Those that it looks up in, also to find out whether a row is there already.</param>
/// <param name="Remark">Why it was not run, where that was asked for.</param>
public sealed record StatementPlan(
    IReadOnlyList<string> Lines,
    bool WasRun,
    IReadOnlyList<string> Tables,
    IReadOnlyList<string> Indexes,
    string? Remark = null
);

/// <summary>A parameter of a statement, with the type that the server gives it.</summary>
public sealed record StatementParameter(string Name, string Type);

/// <summary>
/// Asks the server for plans, each in a transaction of its own that only reads and is rolled back. The connection is the
/// caller's and goes with it: nothing of it is cleaned up here.
/// </summary>
public static class StatementPlans
{
    /// <summary>Of what is run, in milliseconds.</summary>
    public const int MostMilliseconds = 5_000;

    /// <summary>A plan of more lines is cut: no one reads on.</summary>
    private const int MostLines = 2_000;

    public static async Task<IReadOnlyList<StatementParameter>> Parameters(
        NpgsqlConnection connection,
        Statement statement,
        CancellationToken stop
    )
    {
        await Run(connection, $"prepare asked as {statement.Sql}", stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "select parameter_types::text[] from pg_prepared_statements where name = 'asked'";
        var types = (string[])(await command.ExecuteScalarAsync(stop))!;
        await Run(connection, "deallocate asked", stop);

        return [.. statement.Parameters.Zip(types, (name, type) => new StatementParameter(name, type))];
    }

    /// <summary>The plan that holds for any parameters, which is what the service runs with after a few calls.</summary>
    public static async Task<StatementPlan> ForAny(
        NpgsqlConnection connection,
        Statement statement,
        CancellationToken stop
    )
    {
        var count = statement.Parameters.Count;
        var nulls = count == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("null", count))})";
        await using var transaction = await Begin(connection, "force_generic_plan", stop);
        await Run(connection, $"prepare explained as {statement.Sql}", stop);
        var (tables, indexes) = await Relations(connection, $"execute explained{nulls}", [], stop);

        return new(
            await Lines(connection, $"explain (verbose) execute explained{nulls}", [], stop),
            WasRun: false,
            tables,
            indexes
        );
    }

    /// <summary>The plan for these values, as texts that the server reads; null is null.</summary>
    /// <param name="connection">The caller's.</param>
    /// <param name="statement">Its slots are filled.</param>
    /// <param name="values">In the order of the parameters.</param>
    /// <param name="run">Whether to run it too; what writes is never run.</param>
    /// <param name="stop">Cancels it.</param>
    /// <exception cref="PostgresException">A value cannot be read, or the statement fails with it.</exception>
    public static async Task<StatementPlan> For(
        NpgsqlConnection connection,
        Statement statement,
        IReadOnlyList<string?> values,
        bool run,
        CancellationToken stop
    )
    {
        StatementPlan estimated;
        await using (await Begin(connection, "force_custom_plan", stop))
        {
            var (tables, indexes) = await Relations(connection, statement.Sql, values, stop);
            var lines = await Lines(connection, $"explain (verbose, settings) {statement.Sql}", values, stop);
            estimated = new(lines, WasRun: false, tables, indexes);
        }

        if (!run || statement.Writes)
        {
            return run ? estimated with { Remark = "It writes, so it was not run." } : estimated;
        }

        try
        {
            await using var transaction = await Begin(connection, "force_custom_plan", stop);
            var lines = await Lines(
                connection,
                $"explain (analyze, buffers, verbose, settings) {statement.Sql}",
                values,
                stop
            );

            return estimated with
            {
                Lines = lines,
                WasRun = true,
            };
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.ReadOnlySqlTransaction)
        {
            return estimated with { Remark = "It writes, so it was not run." };
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.QueryCanceled)
        {
            return estimated with { Remark = $"It was stopped after {MostMilliseconds / 1000} seconds." };
        }
    }

    private static async Task<NpgsqlTransaction> Begin(NpgsqlConnection connection, string mode, CancellationToken stop)
    {
        var transaction = await connection.BeginTransactionAsync(stop); // disposed without a commit: rolled back
        await Run(
            connection,
            $"""
            set transaction read only;
            set local plan_cache_mode = {mode};
            set local statement_timeout = {MostMilliseconds};
            set local lock_timeout = 1000;
            """,
            stop
        );

        return transaction;
    }

    private static async Task<(IReadOnlyList<string> Tables, IReadOnlyList<string> Indexes)> Relations(
        NpgsqlConnection connection,
        string explained,
        IReadOnlyList<string?> values,
        CancellationToken stop
    )
    {
        var lines = await Lines(
            connection,
            $"explain (verbose, costs off, format json) {explained}",
            values,
            stop,
            int.MaxValue
        );
        using var plan = JsonDocument.Parse(string.Join('\n', lines));
        var (tables, indexes) = (
            new SortedSet<string>(StringComparer.Ordinal),
            new SortedSet<string>(StringComparer.Ordinal)
        );
        Collect(plan.RootElement);

        return ([.. tables], [.. indexes]);

        void Collect(JsonElement node)
        {
            if (node.ValueKind is JsonValueKind.Array)
            {
                foreach (var item in node.EnumerateArray())
                {
                    Collect(item);
                }
            }
            else if (node.ValueKind is JsonValueKind.Object)
            {
                if (node.TryGetProperty("Relation Name", out var table))
                {
                    tables.Add(
                        node.TryGetProperty("Schema", out var schema)
                            ? $"{schema.GetString()}.{table.GetString()}"
                            : table.GetString()!
                    );
                }

                if (node.TryGetProperty("Index Name", out var index))
                {
                    indexes.Add(index.GetString()!);
                }

                if (node.TryGetProperty("Conflict Arbiter Indexes", out var arbiters))
                {
                    indexes.UnionWith(arbiters.EnumerateArray().Select(arbiter => arbiter.GetString()!));
                }

                foreach (var property in node.EnumerateObject())
                {
                    Collect(property.Value);
                }
            }
        }
    }

    private static async Task<IReadOnlyList<string>> Lines(
        NpgsqlConnection connection,
        string text,
        IReadOnlyList<string?> values,
        CancellationToken stop,
        int most = MostLines
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var value in values)
        {
            command.Parameters.Add(
                new NpgsqlParameter
                {
                    NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown, // the server reads it as what the statement casts it to
                    Value = (object?)value ?? DBNull.Value,
                }
            );
        }

        await using var reader = await command.ExecuteReaderAsync(stop);
        var lines = new List<string>();
        while (lines.Count < most && await reader.ReadAsync(stop))
        {
            lines.Add(reader.GetFieldValue<string>(0));
        }

        return lines;
    }

    private static async Task Run(NpgsqlConnection connection, string text, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync(stop);
    }
}
