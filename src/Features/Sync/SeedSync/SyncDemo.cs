using System.Globalization;
using Bogus;

namespace Platform.Features.Sync;

/// <summary>A few organizations, their therapists, and what these did in nine weeks; the same rows each time.</summary>
internal sealed class SyncDemo
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly FirstDate = new(2022, 10, 3);

    /// <summary>A Sunday.</summary>
    public static readonly DateOnly LastDate = new(2022, 12, 4);

    private const int Seed = 1848;
    private const int Count = 12;
    private const int FirstOrganization = 1001;

    private static readonly string[] Kinds = ["Practice", "Clinic", "Care", "Health Centre", "Counselling"];

    public SyncDemo()
    {
        var faker = new Faker("en") { Random = new Randomizer(Seed) };
        for (var id = FirstOrganization; id < FirstOrganization + Count; id++)
        {
            OrganizationIds.Add(id);
            OrganizationNames.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{faker.Address.City()} {faker.PickRandom(Kinds)} {id - FirstOrganization + 1}"
                )
            );
            for (var count = faker.Random.Int(3, 7); count > 0; count--)
            {
                AddTherapist(faker, id);
            }
        }
    }

    public List<long> OrganizationIds { get; } = [];
    public List<string> OrganizationNames { get; } = [];
    public List<string> TherapistIds { get; } = [];
    public List<long> TherapistOrganizations { get; } = [];
    public List<DateOnly> TherapistDates { get; } = [];
    public List<string> InteractionTherapists { get; } = [];
    public List<DateOnly> InteractionDates { get; } = [];
    public List<int> InteractionCounters { get; } = [];
    public List<int> InteractionChats { get; } = [];
    public List<int> InteractionCalls { get; } = [];

    private void AddTherapist(Faker faker, long organizationId)
    {
        var id = faker.Random.Hash(32);
        TherapistIds.Add(id);
        TherapistOrganizations.Add(organizationId);
        TherapistDates.Add(FirstDate.AddDays(-faker.Random.Int(30, 1_500)));
        for (var date = FirstDate; date <= LastDate; date = date.AddDays(faker.Random.Int(1, 10)))
        {
            if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                AddDay(faker, id, date);
            }
        }
    }

    private void AddDay(Faker faker, string therapistId, DateOnly date)
    {
        for (var counter = 1; counter <= faker.Random.Int(1, 3); counter++)
        {
            InteractionTherapists.Add(therapistId);
            InteractionDates.Add(date);
            InteractionCounters.Add(counter);
            InteractionChats.Add(faker.Random.Int(0, 20));
            InteractionCalls.Add(faker.Random.Int(0, 2));
        }
    }
}
