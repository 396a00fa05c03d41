namespace Platform.Tests.Features.Monitoring;

/// <summary>How an indicator is defined in a random country.</summary>
public sealed record Definition(int Indicator, int Component, string Calculation);

/// <summary>The values of docs/monitoring.md word for word, without a thought to cost.</summary>
public sealed class NaiveValues(
    IReadOnlyDictionary<int, int?> parents,
    IReadOnlyDictionary<int, string> aggregations,
    IReadOnlyCollection<Definition> definitions,
    IReadOnlyDictionary<(int Region, int Indicator), double> stored
)
{
    public double? Value(int region, int indicator) =>
        Stored(region, indicator) ?? Aggregated(region, indicator) ?? Calculated(region, indicator, Value);

    public double? WithoutAggregation(int region, int indicator) =>
        Stored(region, indicator) ?? Calculated(region, indicator, WithoutAggregation);

    public double? AggregationOnly(int region, int indicator) =>
        Aggregated(region, indicator) ?? Calculated(region, indicator, Value);

    private double? Stored(int region, int indicator) =>
        stored.TryGetValue((region, indicator), out var value) ? value : null;

    private double? Base(int region, int indicator) => Stored(region, indicator) ?? Aggregated(region, indicator);

    private double? Aggregated(int region, int indicator)
    {
        if (!IsSummable(indicator))
        {
            return null;
        }

        var parts = parents
            .Where(child => child.Value == region)
            .OrderBy(child => child.Key)
            .Select(child => Base(child.Key, indicator))
            .OfType<double>()
            .ToList();

        return parts.Count == 0 ? null
            : aggregations[indicator] == "mean" ? parts.Average()
            : parts.Sum();
    }

    private bool IsSummable(int indicator)
    {
        var own = definitions.Where(one => one.Indicator == indicator).ToList();

        return aggregations[indicator] != "none"
            && (own.Count == 0 || own.Exists(one => one.Calculation == "PART_TO_BE_SUMMED"));
    }

    private double? Calculated(int region, int indicator, Func<int, int, double?> component)
    {
        if (Needs(indicator, []).Contains(indicator))
        {
            return null;
        }

        var summed = Parts("PART_TO_BE_SUMMED").ToList();
        if (summed.Count > 0)
        {
            return summed.Sum();
        }

        return Ratio(One("PART"), One("WHOLE"))
            ?? Ratio(One("WHOLE_OF_DIFFERENCE") - One("PART_OF_DIFFERENCE"), One("WHOLE_OF_DIFFERENCE_DENOMINATOR"));

        IEnumerable<double> Parts(string calculation) =>
            definitions
                .Where(one => one.Indicator == indicator && one.Calculation == calculation)
                .Select(one => component(region, one.Component))
                .OfType<double>();

        double? One(string calculation) => Parts(calculation).Select(value => (double?)value).Max();
    }

    private static double? Ratio(double? part, double? whole) => whole is 0 ? null : part / whole;

    private HashSet<int> Needs(int indicator, HashSet<int> seen)
    {
        foreach (var component in definitions.Where(one => one.Indicator == indicator).Select(one => one.Component))
        {
            if (seen.Add(component))
            {
                Needs(component, seen);
            }
        }

        return seen;
    }
}
