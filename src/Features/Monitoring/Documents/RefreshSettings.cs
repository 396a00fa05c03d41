using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>What a refresh is asked for, as the job's row keeps it.</summary>
/// <param name="IndicatorId">Only this indicator; null: all.</param>
internal sealed record RefreshSettings(int? IndicatorId)
{
    public static RefreshSettings Read(string settings) => JsonSerializer.Deserialize<RefreshSettings>(settings)!;
}
