using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;

namespace Platform.Bench.Peer;

[Table("organization", Schema = "sync")]
internal sealed class Organization
{
    public long Id { get; set; }
    public string? Name { get; set; }
}

[Table("therapist", Schema = "sync")]
internal sealed class Therapist
{
    public required string Id { get; set; }
}

[Table("interaction", Schema = "sync")]
[PrimaryKey(nameof(TherapistId), nameof(InteractionDate), nameof(Counter))]
internal sealed class Interaction
{
    public required string TherapistId { get; set; }
    public DateOnly InteractionDate { get; set; }
    public int Counter { get; set; }
    public int ChatCount { get; set; }
    public int CallCount { get; set; }
    public Therapist Therapist { get; set; } = null!;
}

internal static class PeerSync
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/organizations/", List);
        app.MapPost("/sync/organizations/therapists/{therapistId}/interactions/", Push);
    }

    private sealed record OrganizationRow(long Id, string? Name);

    private sealed record PushedInteraction(int InteractionId, DateOnly InteractionDate, int ChatCount, int CallCount);

    private sealed record Pushed(int RowsCreated, int RowsUpdated);

    private static Task<List<OrganizationRow>> List(Caller caller, PeerContext db, CancellationToken stop) =>
        db
            .Organizations.OrderBy(organization => organization.Id)
            .Select(organization => new OrganizationRow(organization.Id, organization.Name))
            .ToListAsync(stop);

    private static async Task<Pushed> Push(
        string therapistId,
        PushedInteraction[] items,
        Caller caller,
        PeerContext db,
        CancellationToken stop
    )
    {
        if (!await db.Therapists.AnyAsync(therapist => therapist.Id == therapistId, stop))
        {
            db.Therapists.Add(new Therapist { Id = therapistId });
        }

        var dates = items.Select(item => item.InteractionDate).Distinct().ToArray();
        var known = await db
            .Interactions.Where(row => row.TherapistId == therapistId && dates.Contains(row.InteractionDate))
            .ToDictionaryAsync(row => (row.InteractionDate, row.Counter), stop);
        var before = known.Count;
        foreach (var item in items)
        {
            var key = (item.InteractionDate, item.InteractionId);
            if (!known.TryGetValue(key, out var row))
            {
                row = new Interaction
                {
                    TherapistId = therapistId,
                    InteractionDate = item.InteractionDate,
                    Counter = item.InteractionId,
                };
                known.Add(key, row);
                db.Interactions.Add(row);
            }

            row.ChatCount = item.ChatCount;
            row.CallCount = item.CallCount;
        }

        await db.SaveChangesAsync(stop);
        var created = known.Count - before;

        return new Pushed(
            created,
            items.Select(item => (item.InteractionDate, item.InteractionId)).Distinct().Count() - created
        );
    }
}
