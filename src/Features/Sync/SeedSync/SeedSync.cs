using Platform.Infrastructure.Cli;

namespace Platform.Features.Sync;

/// <summary>Demo data of the area. Its organizations begin at 1001, so that the contract's examples meet nothing.</summary>
public sealed class SeedSync : Seeder
{
    private static readonly Statement Exists = Statement.Of<SeedSync>(nameof(Exists));
    private static readonly Statement Organizations = Statement.Of<SeedSync>(nameof(Organizations));
    private static readonly Statement Therapists = Statement.Of<SeedSync>(nameof(Therapists));
    private static readonly Statement Interactions = Statement.Of<SeedSync>(nameof(Interactions));
    private static readonly Statement Presentation = Statement.Of<SeedSync>(nameof(Presentation));
    private static readonly Statement Unit = Statement.Of<SeedSync>(nameof(Unit));

    public override string Name => "Sync";

    public override async Task<bool> IsEmpty(Database database, CancellationToken stop) =>
        !await database.One<bool>(Exists, null, stop);

    public override async Task LoadDemo(Database database, HouseEnvironment house, CancellationToken stop)
    {
        var demo = new SyncDemo();
        await database.Execute(
            Organizations,
            new { organization_ids = demo.OrganizationIds, names = demo.OrganizationNames },
            stop
        );
        await database.Execute(
            Therapists,
            new
            {
                therapist_ids = demo.TherapistIds,
                organization_ids = demo.TherapistOrganizations,
                dates_joined = demo.TherapistDates,
            },
            stop
        );
        await database.Execute(
            Interactions,
            new
            {
                therapist_ids = demo.InteractionTherapists,
                interaction_dates = demo.InteractionDates,
                counters = demo.InteractionCounters,
                chat_counts = demo.InteractionChats,
                call_counts = demo.InteractionCalls,
            },
            stop
        );
        await database.Execute(
            Presentation,
            new
            {
                organization_ids = demo.OrganizationIds,
                first_date = SyncDemo.FirstDate,
                last_date = SyncDemo.LastDate,
            },
            stop
        );
    }

    /// <summary>A unit: one organization of 20 therapists with 500 interactions each.</summary>
    public override async Task LoadScale(Database database, int scale, UnitDone done, CancellationToken stop)
    {
        for (var unit = 1; unit <= scale; unit++)
        {
            await database.Execute(Unit, new { unit }, stop);
            done();
        }
    }
}
