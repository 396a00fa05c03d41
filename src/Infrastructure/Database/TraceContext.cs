using System.Diagnostics;
using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>
/// The trace of a request goes with what it writes: rows that a job takes up later keep it by their column's default, so
/// no statement has to name it. Only where somebody traces; then a write takes two round trips more.
/// </summary>
internal static class TraceContext
{
    public const string Sql = "select set_config('platform.trace', $1, true)";

    /// <summary>As a <c>traceparent</c>; null: nobody traces this.</summary>
    public static string? Current => Activity.Current is { Recorded: true } span ? span.Id : null;

    /// <summary>Until the end of the connection's transaction; nothing where nobody traces.</summary>
    public static async Task Keep(NpgsqlConnection connection, CancellationToken stop)
    {
        if (Current is not { } trace)
        {
            return;
        }

        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = trace } } };
        await command.ExecuteNonQueryAsync(stop);
    }
}
