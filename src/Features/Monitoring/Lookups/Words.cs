namespace Platform.Features.Monitoring;

/// <summary>The area's words for values that cannot be read.</summary>
internal static class Words
{
    /// <summary>What a kind of field accepts.</summary>
    public static string Accepted(FieldKind kind) =>
        kind switch
        {
            FieldKind.Whole => "a whole number from -2147483648 to 2147483647",
            FieldKind.BigWhole => "a whole number of at most 64 bits",
            FieldKind.Real => "a number",
            FieldKind.Flag => "true or false",
            FieldKind.Date => "a date YYYY-MM-DD",
            FieldKind.Timestamp => "a date or an ISO 8601 date-time",
            FieldKind.Json => "JSON",
            _ => "text without U+0000",
        };

    /// <summary>What is wrong with the values of a filter, after the parameter's name.</summary>
    public static string Of(FilterFault fault) =>
        fault switch
        {
            FilterFault.NotOfKind wrong => $"'{Shown(wrong.Text)}' is not {Accepted(wrong)}",
            FilterFault.NotAPair wrong => $"'{wrong.Text}' is not two values",
            FilterFault.TooManyItems wrong => $"{wrong.Items} items, at most {wrong.Most} are accepted",
            _ => "given more than once",
        };

    /// <summary>A text out of a request, as messages can show it.</summary>
    public static string Shown(string? text) => text?.Replace("\0", "\\u0000", StringComparison.Ordinal) ?? "";

    private static string Accepted(FilterFault.NotOfKind wrong) =>
        wrong is { Kind: FieldKind.Text, IsItem: true } ? "text of at least one character" : Accepted(wrong.Kind);
}
