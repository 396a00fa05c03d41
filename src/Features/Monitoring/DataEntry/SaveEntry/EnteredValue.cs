using System.Globalization;

namespace Platform.Features.Monitoring;

/// <summary>The body of an entry POST.</summary>
internal sealed class EnteredValue
{
    private readonly Submission _submission;

    private EnteredValue(Submission submission)
    {
        _submission = submission;
        if (submission.Mode is not WriteMode.Insert)
        {
            submission.Refuse(ErrorType.UnknownField, "id: the region, campaign and indicator are the key");
        }

        Value = ReadValue(submission.Get<string>("value")?.Trim() ?? "");
    }

    public Problem? Problem => _submission.Problem;

    public int RegionId => _submission.Get<int>("region_id");

    public int CampaignId => _submission.Get<int>("campaign_id");

    public int IndicatorId => _submission.Get<int>("indicator_id");

    /// <summary>Null: clear.</summary>
    public double? Value { get; }

    public bool HasNote => _submission.Values.ContainsKey("note");

    public string? Note => _submission.Get<string>("note");

    public static async Task<EnteredValue> Read(HttpContext context, IReadOnlyList<Column> columns) =>
        new(await Submission.Read(context, columns));

    private double? ReadValue(string text)
    {
        if (text.Length == 0 || text.Equals("NaN", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (CellValue.Of(text) is { } value)
        {
            return value;
        }

        var shown = text.Length <= 100 ? text : text[..100] + "…";
        _submission.Refuse(
            ErrorType.InvalidValue,
            string.Create(CultureInfo.InvariantCulture, $"value: '{shown}' is not a number up to 1e300, nor empty")
        );

        return null;
    }
}
