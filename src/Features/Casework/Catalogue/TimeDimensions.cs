namespace Platform.Features.Casework;

/// <summary>Days, weeks, months, quarters and years by which records are counted, in the organisation's time.</summary>
internal static class TimeDimensions
{
    private static readonly (string Name, string Label, string Format)[] All =
    [
        ("day", "Day", "YYYY-MM-DD"),
        ("week", "Week", "IYYY\"-W\"IW"),
        ("month", "Month", "YYYY-MM"),
        ("quarter", "Quarter", "YYYY\"-Q\"Q"),
        ("year", "Year", "YYYY"),
    ];

    /// <param name="time">The expression: a date, a time of the wall clock, or a stamp.</param>
    /// <param name="isStamp">It is a stamp, which the zone makes a time of the wall clock.</param>
    public static IEnumerable<CatalogueField> Of(string time, bool isStamp = false)
    {
        var day = isStamp ? $"({time} at time zone :time_zone::text)::date" : $"{time}::date";

        return All.Select(unit => new CatalogueField(unit.Name, unit.Label, FieldType.Text, day, FieldUse.Dimension)
        {
            Count = new(day, $"to_char({{0}}::timestamp, '{unit.Format}')"),
        });
    }
}
