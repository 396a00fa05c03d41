using System.CommandLine;

namespace Platform.Bench;

/// <summary>What was typed.</summary>
/// <param name="Small">A tenth of the data and of the batches: for every-change runs.</param>
/// <param name="Only">Rows whose name contains this; null: all.</param>
/// <param name="Rounds">How often each row and side gets its window.</param>
internal sealed record Options(bool Small, string? Only, int Rounds)
{
    public bool Wants(string row) => Only is null || row.Contains(Only, StringComparison.OrdinalIgnoreCase);

    public static RootCommand Command(Func<Options, CancellationToken, Task<int>> run)
    {
        var small = new Option<bool>("--small") { Description = "A tenth of the data" };
        var only = new Option<string?>("--only") { Description = "Only rows whose name contains this" };
        var rounds = new Option<int>("--rounds") { Description = "Rounds to measure", DefaultValueFactory = _ => 7 };
        var root = new RootCommand("Measures the service against the floor and pgbench, in one run.")
        {
            small,
            only,
            rounds,
        };
        root.SetAction(
            (typed, stop) =>
                run(new Options(typed.GetValue(small), typed.GetValue(only), Math.Max(1, typed.GetValue(rounds))), stop)
        );

        return root;
    }
}
