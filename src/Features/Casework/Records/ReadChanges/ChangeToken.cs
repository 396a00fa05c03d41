using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Platform.Features.Casework;

/// <summary>
/// How far a caller has come: all that was committed in the snapshot <see cref="Had"/>, and of what was committed between
/// that and <see cref="Until"/> the records up to <see cref="After"/>.
/// </summary>
/// <param name="Sight">What the caller may see, and of which group: with less or more of it, other records are gone or new.</param>
/// <param name="Server">Whose transactions the snapshots name.</param>
/// <param name="Had">As PostgreSQL writes a <c>pg_snapshot</c>; empty: that of the next look.</param>
/// <param name="Until">Likewise.</param>
/// <param name="After">The number of a record.</param>
public sealed partial record ChangeToken(string Sight, string Server, string Had, string Until, long After)
{
    /// <summary>A snapshot names the transactions under way, of which a server has some hundreds at most.</summary>
    private const int MostCharacters = RawPath.MostCharacters;

    /// <summary>Of somebody who has nothing yet and wants what comes.</summary>
    public static ChangeToken Begin(string sight) => new(sight, "", "", "", 0);

    /// <summary>Null: no token was ever like this.</summary>
    public static ChangeToken? Parse(string text) =>
        text.Length <= MostCharacters
        && text.Split('_') is [var sight, var server, var had, var until, var after]
        && Digest().IsMatch(sight)
        && ServerName().IsMatch(server)
        && long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && IsSnapshot(had)
        && (until.Length == 0 || IsSnapshot(until))
            ? new(sight, server, had, until, number)
            : null;

    /// <summary>What decides about which records a caller sees.</summary>
    public static string SightOf(RecordGroup group, CaseworkCaller caller)
    {
        var words = string.Join(
            '|',
            group.Name,
            caller.OrgId.ToString(CultureInfo.InvariantCulture),
            caller.AllProjects ? "all" : string.Join(' ', caller.Projects),
            caller.AllBranches ? "all" : string.Join(' ', caller.Branches),
            caller.AllTypes ? "all" : string.Join(' ', caller.Types)
        );

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 8));
    }

    /// <summary>Whether it can be gone on from.</summary>
    /// <param name="sight">Of the caller now.</param>
    /// <param name="server">That is asked now.</param>
    /// <param name="now">Its snapshot: a token from behind it is of a database that was set back.</param>
    public bool IsOf(string sight, string server, string now) =>
        Had.Length == 0
        || (
            Sight == sight
            && Server == server
            && EndOf(Had) <= EndOf(now)
            && (Until.Length == 0 || EndOf(Until) <= EndOf(now))
        );

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Sight}_{Server}_{Had}_{Until}_{After}");

    /// <summary>The number of the first transaction that was not yet begun.</summary>
    private static long EndOf(string snapshot) => long.Parse(snapshot.Split(':')[1], CultureInfo.InvariantCulture);

    /// <summary>What PostgreSQL itself reads as one: rising numbers from the first up to the second.</summary>
    private static bool IsSnapshot(string text)
    {
        if (!Snapshot().IsMatch(text))
        {
            return false;
        }

        long[] numbers =
        [
            .. text.Split(':', ',')
                .Where(number => number.Length > 0)
                .Select(number => long.Parse(number, CultureInfo.InvariantCulture)),
        ];
        var (first, end, underWay) = (numbers[0], numbers[1], numbers[2..]);

        return first > 0
            && first <= end
            && underWay.All(number => number >= first && number < end)
            && underWay.Zip(underWay.Skip(1)).All(pair => pair.First < pair.Second);
    }

    [GeneratedRegex(@"^[0-9]{1,18}:[0-9]{1,18}:([0-9]{1,18}(,[0-9]{1,18})*)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Snapshot();

    [GeneratedRegex(@"^[0-9a-f]{16}\z", RegexOptions.None, 1000)]
    private static partial Regex Digest();

    [GeneratedRegex(@"^[0-9]{1,20}\.[0-9]{1,10}\z", RegexOptions.None, 1000)]
    private static partial Regex ServerName();
}
