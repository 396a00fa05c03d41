using Npgsql;

namespace Platform.Features.Dba;

/// <summary>The plan for chosen values, or what the server says against them.</summary>
public static class Explanation
{
    /// <param name="connection">The caller's, used for this alone.</param>
    /// <param name="statement">Its slots are filled.</param>
    /// <param name="values">By parameter.</param>
    /// <param name="run">Whether to run it too, if it only reads.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<(StatementPlan? Plan, string? Refused)> Of(
        NpgsqlConnection connection,
        Statement statement,
        IReadOnlyDictionary<string, string?> values,
        bool run,
        CancellationToken stop
    )
    {
        try
        {
            string?[] ordered = [.. statement.Parameters.Select(name => values[name])];

            return (await StatementPlans.For(connection, statement, ordered, run, stop), null);
        }
        catch (PostgresException refused) when (IsOfTheValues(refused.SqlState))
        {
            return (null, $"{refused.MessageText} ({refused.SqlState})");
        }
    }

    /// <summary>What a value brings about, also in a function that is planned with it; what the server lacks is not.</summary>
    private static bool IsOfTheValues(string state) => state[..2] is not ("08" or "53" or "57" or "58" or "XX");
}
