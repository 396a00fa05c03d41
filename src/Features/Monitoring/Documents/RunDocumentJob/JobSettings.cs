using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>The settings of a job's row, as its kind reads them.</summary>
internal static class CellLayoutJson
{
    public static CellLayout Read(string settings) => JsonSerializer.Deserialize<CellLayout>(settings)!;
}

/// <param name="IndicatorId">Only this indicator; null: all.</param>
internal sealed record RefreshSettings(int? IndicatorId)
{
    public static RefreshSettings Read(string settings) => JsonSerializer.Deserialize<RefreshSettings>(settings)!;
}
