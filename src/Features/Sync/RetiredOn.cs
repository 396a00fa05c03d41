namespace Platform.Features.Sync;

/// <summary>When the contract went over from a spelling to the next one (docs/sync.md).</summary>
public static class RetiredOn
{
    public static readonly DateOnly DataPresentation = new(2022, 12, 22);

    /// <summary>Also that of the exports below <c>/organizations/</c>.</summary>
    public static readonly DateOnly Presentation = new(2022, 12, 28);

    /// <summary>Also that of single objects over all time.</summary>
    public static readonly DateOnly NumberOfTherapists = new(2023, 1, 2);

    public static readonly DateOnly All = new(2023, 1, 6);

    /// <summary>From which day the spellings that have a successor may be gone: a year after it was announced, or later.</summary>
    public static readonly DateOnly Sunset = new(2028, 1, 1);
}
