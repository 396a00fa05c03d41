using System.Globalization;
using Platform.Bench.Report;

namespace Platform.Bench.Probes;

/// <summary>A figure that is not a ratio of windows, with what it must stay below.</summary>
internal sealed record Figure(string Name, string Unit, double Low, double Median, double High, double? AtMost)
{
    public static Figure Of(string name, string unit, IReadOnlyList<double> values, double? atMost)
    {
        var quartiles = Quartiles.Of(values)!;

        return new Figure(name, unit, quartiles.Low, quartiles.Median, quartiles.High, atMost);
    }

    public string Text => Low == High ? Number(Median) : $"{Number(Median)} ({Number(Low)}–{Number(High)})";

    private static string Number(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.00", CultureInfo.InvariantCulture);
}
