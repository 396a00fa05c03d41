using System.Globalization;
using Platform.Bench.Kills;

namespace Platform.Tests.Contract;

/// <summary>
/// What was answered with success is there, whole, in every area, however often the service and its database server are
/// killed in the middle of writing. A run kills the service, the server, and both; <c>PLATFORM_KILLS=20</c> as often as it
/// says, as does <c>dotnet run --project bench -- --kills 20</c>.
/// </summary>
[Collection(nameof(Alone))]
public sealed class KillsTests
{
    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("PLATFORM_KILLS") ?? "3",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task What_was_answered_is_there_after_every_kill()
    {
        using var log = new StringWriter();

        var outcome = await KillRun.Run(new KillPlan(Kills), log, CancellationToken.None);

        outcome.IsClean.ShouldBeTrue($"{log}\n{outcome.Report}");
    }
}
