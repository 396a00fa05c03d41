using System.Security.Cryptography;

namespace Platform.Features.Learning;

/// <summary>A certificate as staff see it (an addition).</summary>
/// <param name="Number">As printed.</param>
/// <param name="User">Id of the person.</param>
/// <param name="FullName">As printed.</param>
/// <param name="Title">As printed.</param>
/// <param name="Result">Per cent.</param>
/// <param name="Points">Of a course; else null.</param>
/// <param name="Author">Of a course; else null.</param>
/// <param name="Passed">When the result was handed in.</param>
/// <param name="Issued">When it was first asked for.</param>
/// <param name="Status"><c>valid</c>, <c>withdrawn</c>, or <c>replaced</c> by another.</param>
/// <param name="Ended">Since when it is not valid any more; else null.</param>
/// <param name="ReplacedBy">The number of the other; else null.</param>
/// <param name="Reason">Why it is not valid any more; else null.</param>
public sealed record IssuedCertificate(
    long Id,
    [Filters, Orders, Searches] string Number,
    [Filters, Orders] long User,
    [Filters, Orders, Searches] string FullName,
    [Filters, Orders, Searches] string Title,
    [Orders] double Result,
    [Filters, Orders] int? Points,
    string? Author,
    [Filters, Orders] DateTime Passed,
    [Filters, Orders] DateTime Issued,
    [Filters, Orders] string Status,
    DateTime? Ended,
    string? ReplacedBy,
    string? Reason
)
{
    internal const string Example = """
        {
          "id": 1, "number": "HP-2026-000001-7K3M9QXA", "user": 7, "full_name": "Коваль Анна Петровна", "title": "Хирургия",
          "result": 100.0, "points": null, "author": null, "passed": "2026-11-28T09:00:00", "issued": "2026-11-29T10:00:00",
          "status": "valid", "ended": null, "replaced_by": null, "reason": null
        }
        """;

    /// <summary>Nothing that is read as something else.</summary>
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static readonly Statement Find = Statement.Named("Learning/IssuedCertificate");

    /// <summary>The end of a number, which nobody guesses.</summary>
    public static string RandomEnd() => RandomNumberGenerator.GetString(Letters, 8);

    /// <summary>Null: there is none.</summary>
    public static Task<IssuedCertificate?> Read(Database database, long id, CancellationToken stop) =>
        database.OneOrNone<IssuedCertificate>(Find, new { id }, stop);
}
