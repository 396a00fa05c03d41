using Platform.Infrastructure.Cli;

namespace Platform.Features.Learning;

/// <summary>
/// The demo catalogue and a few doctors, whose passwords are those of the demo accounts: they work only while the service
/// runs in Development.
/// </summary>
public sealed class SeedLearning : Seeder
{
    private static readonly Statement Exists = Statement.Of<SeedLearning>(nameof(Exists));
    private static readonly Statement People = Statement.Of<SeedLearning>(nameof(People));

    private static readonly Statement Events = Statement.Of<SeedLearning>(nameof(Events));
    private static readonly Statement Courses = Statement.Of<SeedLearning>(nameof(Courses));
    private static readonly Statement Passing = Statement.Of<SeedLearning>(nameof(Passing));
    private static readonly Statement Rest = Statement.Of<SeedLearning>(nameof(Rest));

    private static readonly DateTimeOffset Begin = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);

    public override string Name => "Learning";

    public override async Task<bool> IsEmpty(Database database, CancellationToken stop) =>
        !await database.One<bool>(Exists, null, stop);

    public override async Task LoadDemo(Database database, HouseEnvironment house, CancellationToken stop)
    {
        if (await database.One<bool>(Exists, null, stop))
        {
            return; // there already
        }

        var loaded = new { now = Begin };
        await database.InTransaction(
            async transaction =>
            {
                foreach (var step in (Statement[])[People, Events, Courses, Passing, Rest])
                {
                    await transaction.Execute(step, loaded, stop);
                }
            },
            stop
        );
    }

    public override Task<IReadOnlyList<StartLine>> OnStart(
        Database database,
        HouseEnvironment house,
        CancellationToken stop
    ) =>
        Task.FromResult<IReadOnlyList<StartLine>>(
            house.IsDevelopment && house.Options<Identity.DemoOptions>("Demo").Password.Length > 0
                ? [new("Demo doctor", "demo-anna@example.invalid, the demo account's password")]
                : []
        );
}
