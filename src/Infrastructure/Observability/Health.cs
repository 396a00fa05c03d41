using Npgsql;

namespace Platform.Infrastructure.Observability;

/// <summary>A check of <c>/health/ready</c>: null when all is well, else one line that says what is not.</summary>
public delegate Task<string?> ReadyCheck(CancellationToken stop);

/// <summary>What the machine around the service asks for: is it alive, may it get requests.</summary>
public static class Health
{
    /// <param name="Status"><c>ready</c> or <c>not ready</c>.</param>
    /// <param name="Problems">One line each.</param>
    public sealed record Readiness(string Status, IReadOnlyList<string> Problems);

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadyCheck>(services =>
        {
            var source = services.GetRequiredKeyedService<NpgsqlDataSource>(DatabaseSetup.Health);

            return stop => Migrated(source, stop);
        });
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live\n"))
            .WithName("Platform.Live")
            .WithMetadata(PlatformArea.Instance)
            .AllowAnonymous();
        app.MapGet("/health/ready", Ready)
            .WithName("Platform.Ready")
            .WithMetadata(PlatformArea.Instance)
            .AllowAnonymous();
    }

    /// <summary>Without addresses and folders: anybody may ask.</summary>
    private static string Said(Exception problem) =>
        problem switch
        {
            PostgresException refused => $"the database says: {refused.MessageText}",
            NpgsqlException or TimeoutException => "the database does not answer",
            _ => problem.Message,
        };

    /// <summary>Reachable, and of this build's schema: during a rolling upgrade a node may be newer than the schema.</summary>
    private static async Task<string?> Migrated(NpgsqlDataSource source, CancellationToken stop)
    {
        var lacking = await Migrator.Lacking(source, stop);

        return lacking.IsNone ? null : $"the database lacks {lacking}";
    }

    private static async Task<IResult> Ready(IEnumerable<ReadyCheck> checks, CancellationToken stop)
    {
        var problems = new List<string>();
        foreach (var check in checks)
        {
            try
            {
                if (await check(stop) is { } problem)
                {
                    problems.Add(problem);
                }
            }
            catch (Exception problem) when (problem is NpgsqlException or IOException or TimeoutException)
            {
                problems.Add(Said(problem));
            }
        }

        return problems.Count == 0
            ? TypedResults.Ok(new Readiness("ready", []))
            : TypedResults.Json(
                new Readiness("not ready", problems),
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
    }
}
