namespace Platform.Features.Monitoring;

/// <summary>What the statement found and did; null as id: nothing was written.</summary>
/// <param name="HasRegion">The region exists.</param>
/// <param name="HasCampaign">The campaign exists.</param>
/// <param name="HasIndicator">The indicator exists.</param>
/// <param name="IsPermitted">The caller may write there.</param>
/// <param name="IsOneOffice">Region and campaign are of one.</param>
/// <param name="DatapointId">The value's row.</param>
/// <param name="IsCreated">It is new.</param>
/// <param name="IsBusy">Accepted, but somebody else writes the campaign's values at this moment.</param>
/// <param name="CampaignName">Then: of that campaign.</param>
/// <param name="RefreshedFrom">Then: the document, if it is a refresh.</param>
internal sealed record EntryOutcome(
    bool HasRegion,
    bool HasCampaign,
    bool HasIndicator,
    bool IsPermitted,
    bool IsOneOffice,
    long? DatapointId,
    bool IsCreated,
    bool IsBusy,
    string? CampaignName,
    int? RefreshedFrom
)
{
    /// <summary>Why nothing was written; null: it was accepted.</summary>
    public Problem? Complaint(EnteredValue entry)
    {
        var unknown = Problem.None();
        foreach (
            var (isThere, name, id) in new[]
            {
                (HasRegion, "region_id", entry.RegionId),
                (HasCampaign, "campaign_id", entry.CampaignId),
                (HasIndicator, "indicator_id", entry.IndicatorId),
            }.Where(key => !key.Item1)
        )
        {
            unknown.Add(ErrorType.InvalidValue, $"{name}: there is no row {id}");
        }

        return !unknown.IsEmpty ? unknown
            : !IsPermitted ? Problem.Forbidden("this account may not write this indicator in this region")
            : !IsOneOffice
                ? Problem.Of(400, ErrorType.OfficeMismatch, "region and campaign belong to different offices")
            : IsBusy
                ? Problem.Busy(
                    $"campaign {entry.CampaignId} ({CampaignName}) is being "
                        + (RefreshedFrom is { } document ? $"refreshed from document {document}" : "written by others")
                        + ", try again"
                )
            : null;
    }
}
