using System.Globalization;
using Bogus;

namespace Platform.Features.Monitoring;

/// <summary>
/// Two invented countries with what their vaccinators reported in four campaigns; the same rows each time. The names
/// of the members are the statements' parameters.
/// </summary>
internal sealed class MonitoringDemo
{
    private const int Seed = 1955;

    public static readonly object Campaigns = new
    {
        offices = new[] { "Kesteria", "Kesteria", "Kesteria", "Velmark" },
        types = new[]
        {
            "National immunization days",
            "National immunization days",
            "Mop-up",
            "National immunization days",
        },
        names = new[] { "Kesteria January 2026", "Kesteria March 2026", "Kesteria May 2026", "Velmark March 2026" },
        start_dates = new[] { Day(1, 12), Day(3, 9), Day(5, 11), Day(3, 16) },
        end_dates = new[] { Day(1, 15), Day(3, 12), Day(5, 13), Day(3, 19) },
    };

    private static readonly (string Name, string ShortName, string Description, string Aggregation, string Tag)[] All =
    [
        ("Children targeted", "targeted", "Children under five in the area", "sum", "Coverage"),
        ("Children vaccinated", "vaccinated", "Children who got the drops", "sum", "Coverage"),
        ("Vaccination coverage", "coverage", "Vaccinated of those targeted", "sum", "Coverage"),
        ("Not reached share", "not reached", "Targeted, but not vaccinated, of those targeted", "sum", "Coverage"),
        ("Missed: absent", "absent", "Children who were not at home", "sum", "Missed children"),
        ("Missed: refused", "refused", "Children whose parents refused", "sum", "Missed children"),
        ("All missed children", "missed", "Absent and refused", "sum", "Missed children"),
        ("Missed children share", "missed share", "Missed of those targeted", "sum", "Missed children"),
        ("Teams planned", "teams planned", "Teams that should have gone out", "sum", "Teams"),
        ("Teams active", "teams active", "Teams that went out", "sum", "Teams"),
        ("Team attendance", "attendance", "Active teams of those planned", "sum", "Teams"),
        ("Vaccine kept cold", "kept cold", "1 where the cold boxes were in order, else 0", "mean", "Cold chain"),
    ];

    private static readonly (string Indicator, string Component, string Calculation)[] AllDefinitions =
    [
        ("coverage", "vaccinated", "PART"),
        ("coverage", "targeted", "WHOLE"),
        ("not reached", "vaccinated", "PART_OF_DIFFERENCE"),
        ("not reached", "targeted", "WHOLE_OF_DIFFERENCE"),
        ("not reached", "targeted", "WHOLE_OF_DIFFERENCE_DENOMINATOR"),
        ("missed", "absent", "PART_TO_BE_SUMMED"),
        ("missed", "refused", "PART_TO_BE_SUMMED"),
        ("missed share", "missed", "PART"),
        ("missed share", "targeted", "WHOLE"),
        ("attendance", "teams active", "PART"),
        ("attendance", "teams planned", "WHOLE"),
    ];

    private static readonly (string Code, string Name, string[] Provinces)[] Countries =
    [
        ("KES", "Kesteria", ["OAK Oakshire", "SAL Saltmarsh", "HIG Highmoor"]),
        ("VEL", "Velmark", ["FJO Fjordland"]),
    ];

    private readonly Faker _faker = new("en") { Random = new Randomizer(Seed) };
    private readonly List<Place>[] _levels =
    [
        [],
        [],
        [],
        [],
    ];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(string Campaign, string Code, string Indicator, double Number)> _values = [];

    public MonitoringDemo()
    {
        foreach (var (code, name, provinces) in Countries)
        {
            _levels[0].Add(new(code, name, null, null, null));
            foreach (var province in provinces)
            {
                AddProvince(code, province);
            }
        }
    }

    public static object Indicators { get; } = new
    {
        names = All.Select(item => item.Name).ToArray(),
        short_names = All.Select(item => item.ShortName).ToArray(),
        descriptions = All.Select(item => item.Description).ToArray(),
        aggregations = All.Select(item => item.Aggregation).ToArray(),
        tags = All.Select(item => item.Tag).ToArray(),
    };

    public static object Definitions { get; } = new
    {
        short_names = AllDefinitions.Select(item => item.Indicator).ToArray(),
        components = AllDefinitions.Select(item => item.Component).ToArray(),
        calculations = AllDefinitions.Select(item => item.Calculation).ToArray(),
    };

    /// <summary>Countries, provinces, districts, settlements: each after those that it lies in.</summary>
    public IEnumerable<object> Levels =>
        _levels.Zip(
            new[] { "Country", "Province", "District", "Settlement" },
            object (places, type) =>
                new
                {
                    codes = places.Select(place => place.Code).ToArray(),
                    names = places.Select(place => place.Name).ToArray(),
                    parent_codes = places.Select(place => place.Parent).ToArray(),
                    latitudes = places.Select(place => place.Latitude).ToArray(),
                    longitudes = places.Select(place => place.Longitude).ToArray(),
                    type_name = type,
                }
        );

    /// <summary>Most settlements report children, all districts their teams; in May only Oakshire was visited.</summary>
    public object Datapoints(DateTimeOffset now)
    {
        foreach (var settlement in _levels[3])
        {
            var targeted = _faker.Random.Int(60, 900);
            foreach (var campaign in CampaignsOf(settlement.Code).Where(_ => _faker.Random.Double() < 0.9))
            {
                AddChildren(campaign, settlement.Code, targeted);
            }
        }

        foreach (var district in _levels[2])
        {
            foreach (var campaign in CampaignsOf(district.Code))
            {
                AddTeams(campaign, district.Code);
            }
        }

        return new
        {
            campaigns = _values.Select(value => value.Campaign).ToArray(),
            codes = _values.Select(value => value.Code).ToArray(),
            short_names = _values.Select(value => value.Indicator).ToArray(),
            numbers = _values.Select(value => value.Number).ToArray(),
            now,
        };
    }

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    private static IEnumerable<string> CampaignsOf(string code) =>
        code.StartsWith("VEL", StringComparison.Ordinal) ? ["Velmark March 2026"]
        : code.StartsWith("KES-OAK", StringComparison.Ordinal)
            ? ["Kesteria January 2026", "Kesteria March 2026", "Kesteria May 2026"]
        : ["Kesteria January 2026", "Kesteria March 2026"];

    private void AddProvince(string country, string province)
    {
        var code = $"{country}-{province[..3]}";
        _levels[1].Add(new(code, province[4..], country, null, null));
        for (var district = 1; district <= 3; district++)
        {
            var at = Below(code, district, 2, _faker.Random.Double(46, 52), _faker.Random.Double(8, 16));
            for (var settlement = _faker.Random.Int(2, 4); settlement > 0; settlement--)
            {
                Below(at.Code, settlement, 3, null, null);
            }
        }
    }

    private Place Below(string parent, int number, int level, double? latitude, double? longitude)
    {
        var name = _faker.Address.City();
        while (!_names.Add(name))
        {
            name = _faker.Address.City();
        }

        var code = string.Create(CultureInfo.InvariantCulture, $"{parent}-{number}");
        var place = new Place(code, name, parent, Rounded(latitude), Rounded(longitude));
        _levels[level].Add(place);

        return place;
    }

    private static double? Rounded(double? degrees) => degrees is { } exact ? Math.Round(exact, 3) : null;

    private void AddChildren(string campaign, string code, int targeted)
    {
        var missed = (int)(targeted * _faker.Random.Double(0.01, 0.3));
        var refused = _faker.Random.Int(0, missed / 3);
        _values.Add((campaign, code, "targeted", targeted));
        _values.Add((campaign, code, "vaccinated", targeted - missed));
        _values.Add((campaign, code, "absent", missed - refused));
        _values.Add((campaign, code, "refused", refused));
    }

    private void AddTeams(string campaign, string code)
    {
        var planned = _faker.Random.Int(3, 12);
        _values.Add((campaign, code, "teams planned", planned));
        _values.Add((campaign, code, "teams active", planned - _faker.Random.Int(0, 2)));
        _values.Add((campaign, code, "kept cold", _faker.Random.Int(0, 4) > 0 ? 1 : 0));
    }

    private sealed record Place(string Code, string Name, string? Parent, double? Latitude, double? Longitude);
}
