using Platform.Bench.Floor;
using Platform.Bench.Kills;
using Platform.Bench.Peer;

namespace Platform.Bench;

/// <summary>Not top-level statements, whose class would be in everybody's way who refers to this program.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) =>
        args switch
        {
            ["floor", ..] => await FloorApp.Run(args),
            ["peer", ..] => await PeerApp.Run(args),
            _ => await Options.Command(BenchRun.Run, Kill).Parse(args).InvokeAsync(),
        };

    private static async Task<int> Kill(KillPlan plan, CancellationToken stop)
    {
        var outcome = await KillRun.Run(plan, Console.Error, stop);
        Console.WriteLine(outcome.Report);

        return outcome.IsClean ? 0 : 1;
    }
}
