namespace Platform.Tests.Infrastructure.Cli;

/// <summary>Demo and large data: there once, however often it is loaded, and out of the way of the contract's ids.</summary>
public sealed class SeedTests(Clone clone) : IClassFixture<Clone>
{
    private static readonly string[] Tables =
    [
        "identity.account",
        "sync.organization",
        "sync.therapist",
        "sync.interaction",
        "sync.total_therapists",
        "sync.rate",
    ];

    [Fact]
    public async Task Loading_twice_changes_nothing()
    {
        (await Executable.Run(clone.Database, "seed", "--scale", "2")).ExitCode.ShouldBe(0);
        var first = await Counts();
        (await Executable.Run(clone.Database, "seed", "--scale", "2")).ExitCode.ShouldBe(0);

        (await Counts()).ShouldBe(first);
        first.ShouldAllBe(count => count > 0);
        (await clone.Database.Value<long>("select count(*) from sync.interaction")).ShouldBeGreaterThan(20_000);
        (await clone.Database.Value<long>("select min(id) from sync.organization")).ShouldBe(1001);
        (await clone.Database.Rows("select distinct password_hash from identity.account")).ShouldBe([""]);
    }

    private async Task<IReadOnlyList<long>> Counts()
    {
        var counts = new List<long>();
        foreach (var table in Tables)
        {
            counts.Add(await clone.Database.Value<long>($"select count(*) from {table}"));
        }

        return counts;
    }
}
