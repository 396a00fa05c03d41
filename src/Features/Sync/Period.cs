using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Platform.Features.Sync;

/// <summary>The periods that totals and rates are told for, and the days on which each begins and ends.</summary>
internal static class Period
{
    public const string AllTime = "alltime";

    public static readonly string[] Calendar = ["weekly", "monthly", "yearly"];

    public static readonly string[] Any = [AllTime, .. Calendar];

    /// <summary>What is wrong with the first day or, when that is right, with the last.</summary>
    public static (string? Start, string? End) Check(string type, DateOnly start, DateOnly end) =>
        type switch
        {
            // By day number: the week of 9999-12-31 ends after the calendar.
            "weekly" => Check(
                start,
                end,
                start.DayOfWeek is DayOfWeek.Monday,
                end.DayNumber - start.DayNumber == 6,
                "week"
            ),
            "monthly" => Check(
                start,
                end,
                start.Day == 1,
                (end.Year, end.Month, end.Day)
                    == (start.Year, start.Month, DateTime.DaysInMonth(start.Year, start.Month)),
                "month"
            ),
            "yearly" => Check(
                start,
                end,
                start.DayOfYear == 1,
                (end.Year, end.Month, end.Day) == (start.Year, 12, 31),
                "year"
            ),
            _ => (null, null),
        };

    private static (string?, string?) Check(DateOnly start, DateOnly end, bool isStart, bool isEnd, string unit) =>
        !isStart ? ($"{Text(start)} is not the start date of the {unit}.", null)
        : !isEnd ? (null, $"{Text(end)} is not the end date of the {unit}.")
        : (null, null);

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One of the types of periods.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class AnyPeriodAttribute() : AllowedValuesAttribute([.. Period.Any]);

/// <summary>One of those that begin and end by the calendar.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class CalendarPeriodAttribute() : AllowedValuesAttribute([.. Period.Calendar]);

/// <summary>One of the two rates.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class RateTypeAttribute() : AllowedValuesAttribute([.. Words])
{
    internal static readonly string[] Words = ["churn_rate", "retention_rate"];
}
