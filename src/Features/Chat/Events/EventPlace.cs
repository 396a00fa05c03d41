using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Features.Chat;

/// <summary>
/// How far a reader has come: it has all that was committed in the snapshot <see cref="Had"/>, and of what was committed
/// between that and <see cref="Seen"/> whatever comes up to <see cref="Place"/>. So nothing is lost and nothing comes
/// twice, although transactions commit in another order than that of their numbers. As a text it is the id of an event.
/// </summary>
/// <param name="At">When it was handed out.</param>
/// <param name="Had">As PostgreSQL writes a <c>pg_snapshot</c>.</param>
/// <param name="Seen">Likewise.</param>
/// <param name="Place">Of <c>chat.live_event</c>.</param>
public sealed partial record EventPlace(DateTimeOffset At, string Had, string Seen, long Place)
{
    /// <summary>A snapshot names the transactions under way, of which a server has some hundreds at most.</summary>
    private const int MostCharacters = 8192;

    /// <summary>All of a snapshot.</summary>
    public static EventPlace EndOf(string snapshot, DateTimeOffset at) => new(at, snapshot, snapshot, 0);

    /// <summary>Null: no event has had such an id.</summary>
    public static EventPlace? Parse(string id)
    {
        if (
            id.Length > MostCharacters
            || id.Split('_') is not [var at, var had, var seen, var place]
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || !long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !IsSnapshot(had)
            || (seen.Length > 0 && !IsSnapshot(seen))
        )
        {
            return null;
        }

        return new(DateTimeOffset.FromUnixTimeSeconds(seconds), had, seen.Length == 0 ? had : seen, number);
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{At.ToUnixTimeSeconds()}_{Had}_{(Seen == Had ? "" : Seen)}_{Place}"
        );

    /// <summary>The number of the first transaction that was not yet begun.</summary>
    public static long EndOf(string snapshot) => long.Parse(snapshot.Split(':')[1], CultureInfo.InvariantCulture);

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
}
