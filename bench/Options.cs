using System.CommandLine;
using Platform.Bench.Kills;

namespace Platform.Bench;

/// <summary>What was typed.</summary>
/// <param name="Small">A tenth of the data and of the batches: for every-change runs.</param>
/// <param name="Only">Rows, or the words that names of rows begin with, separated by commas; null: all.</param>
/// <param name="Rounds">How often each row and side gets its window.</param>
internal sealed record Options(bool Small, string? Only, int Rounds)
{
    public bool Wants(string row) =>
        Only is null
        || Only.Split(',').Any(only => row == only || row.StartsWith($"{only}-", StringComparison.Ordinal));

    public static RootCommand Command(
        Func<Options, CancellationToken, Task<int>> run,
        Func<KillPlan, CancellationToken, Task<int>> kill
    )
    {
        var small = new Option<bool>("--small") { Description = "A tenth of the data" };
        var only = new Option<string?>("--only")
        {
            Description = "Only these rows, or those whose names begin so: interactions,chat-post",
        };
        var rounds = new Option<int>("--rounds") { Description = "Rounds to measure", DefaultValueFactory = _ => 7 };
        var kills = new Option<int?>("--kills")
        {
            Description =
                "Measure nothing: kill the service and its database so often while writes go on, and look for them",
        };
        var at = new Option<string?>("--at")
        {
            Description = "With --kills: a service that runs already, on an empty database",
        };
        var database = new Option<string?>("--database") { Description = "With --at: how to connect to its database" };
        var command = new Option<string?>("--command") { Description = "With --at: what kills a part of it" };
        var roll = new Option<string?>("--roll") { Description = "With --at: what starts its nodes anew, one by one" };
        var nodes = new Option<string[]>("--nodes")
        {
            Description = "With --at: the addresses of its nodes",
            AllowMultipleArgumentsPerToken = true,
        };
        var root = new RootCommand("Measures the service against the floor and pgbench, in one run.")
        {
            small,
            only,
            rounds,
            kills,
            at,
            database,
            command,
            roll,
            nodes,
        };
        root.SetAction(
            (typed, stop) =>
                typed.GetValue(kills) is { } number
                    ? kill(
                        new KillPlan(
                            number,
                            typed.GetValue(at) is { } address ? new Uri(address) : null,
                            typed.GetValue(database),
                            typed.GetValue(command),
                            typed.GetValue(roll),
                            [.. (typed.GetValue(nodes) ?? []).Select(node => new Uri(node))]
                        ),
                        stop
                    )
                    : run(
                        new Options(typed.GetValue(small), typed.GetValue(only), Math.Max(1, typed.GetValue(rounds))),
                        stop
                    )
        );

        return root;
    }
}
