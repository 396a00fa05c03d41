using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>The plan of a statement for any parameters. Nothing is executed.</summary>
public static class GenericPlan
{
    public static async Task<IReadOnlyList<string>> Of(
        NpgsqlConnection connection,
        Statement statement,
        CancellationToken stop
    )
    {
        var count = statement.Parameters.Count;
        var nulls = count == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("null", count))})";
        await Run(connection, "set plan_cache_mode = force_generic_plan", stop);
        await Run(connection, $"prepare explained as {statement.Sql}", stop);

        await using var command = connection.CreateCommand();
        command.CommandText = $"explain (costs, verbose) execute explained{nulls}";
        await using var reader = await command.ExecuteReaderAsync(stop);
        var lines = new List<string>();
        while (await reader.ReadAsync(stop))
        {
            lines.Add(reader.GetString(0));
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
