using System.Globalization;

namespace Platform.Tests.Features.Sync;

/// <summary>Bodies with many items.</summary>
internal static class Pushes
{
    private static readonly DateOnly FirstDay = new(1990, 1, 1);

    /// <summary>Interactions of one therapist, ten a day from 1990 on, each with a key of its own.</summary>
    public static string Interactions(int count, int chats = 2, bool isReversed = false)
    {
        var items = Enumerable
            .Range(0, count)
            .Select(at =>
                $$"""{"counter":{{at % 10 + 1}},"interaction_date":"{{Day(at / 10)}}","chat_count":{{chats}},"call_count":0}"""
            );

        return List(isReversed ? items.Reverse() : items);
    }

    public static string List(IEnumerable<string> items) => $"[{string.Join(',', items)}]";

    private static string Day(int number) =>
        FirstDay.AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
