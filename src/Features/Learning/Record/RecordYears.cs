using System.Globalization;
using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>A person's own certificates by year (an addition): what is valid of them.</summary>
/// <param name="FullName">Last, first, parent.</param>
/// <param name="Points">Of all years.</param>
/// <param name="Years">The latest first.</param>
public sealed record RecordYears(string FullName, long Points, IReadOnlyList<RecordYear> Years)
{
    /// <summary>More certificates than anybody has.</summary>
    private const int MostCertificates = 10_000;

    internal const string Example = """
        {
          "full_name": "Коваль Анна Петровна", "points": 12,
          "years": [
            {
              "year": 2026, "points": 12,
              "certificates": [
                {
                  "number": "HP-2026-000001-7K3M9QXA", "title": "Хирургия", "result": 100.0, "points": 12,
                  "author": "Bill Gates", "passed": "2026-11-28T09:00:00", "issued": "2026-11-29T10:00:00"
                }
              ]
            }
          ]
        }
        """;

    private static readonly Statement Certificates = Statement.Named("Learning/RecordYears");
    private static readonly Statement Name = Statement.Named("Learning/RecordYears.Name");

    /// <summary>Of whoever asks. What was passed counts in the year in which it was, by the platform's time.</summary>
    public static async Task<RecordYears> Read(
        AccountCaller caller,
        HttpContext context,
        Database database,
        CancellationToken stop
    )
    {
        var args = new { account_id = caller.AccountId, limit = MostCertificates };
        var certificates = await database.Many<RecordedCertificate>(Certificates, args, stop);
        var name = await database.OneOrNone<string>(Name, new { account_id = caller.AccountId }, stop) ?? "";
        var zone = LearningArea.Instance.ZoneOf(context);
        RecordYear[] years =
        [
            .. certificates
                .GroupBy(certificate => Local(certificate.Passed, zone).Year)
                .Select(year => new RecordYear(year.Key, PointsOf(year), [.. year])),
        ];

        return new(name, PointsOf(certificates), years);
    }

    /// <summary>A day as it is shown.</summary>
    public static string Day(DateTime time, TimeZoneInfo zone) =>
        Local(time, zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static DateTime Local(DateTime time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(time, zone);

    private static long PointsOf(IEnumerable<RecordedCertificate> certificates) =>
        certificates.Sum(certificate => certificate.Points ?? 0L);
}

/// <param name="Year">In which they were passed.</param>
/// <param name="Points">Of all of them.</param>
/// <param name="Certificates">The latest first.</param>
public sealed record RecordYear(int Year, long Points, IReadOnlyList<RecordedCertificate> Certificates);

/// <param name="Number">By which it is confirmed.</param>
/// <param name="Title">Of the event, webinar or course.</param>
/// <param name="Result">Per cent.</param>
/// <param name="Points">Of a course; else null.</param>
/// <param name="Author">Of a course; else null.</param>
/// <param name="Passed">When the result was handed in.</param>
/// <param name="Issued">When it was first asked for.</param>
public sealed record RecordedCertificate(
    string Number,
    string Title,
    double Result,
    int? Points,
    string? Author,
    DateTime Passed,
    DateTime Issued
);
