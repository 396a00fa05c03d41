namespace Platform.Features.Monitoring;

/// <summary>What the statement found and did; null as id: nothing was written.</summary>
internal sealed record EntryOutcome(
    bool HasRegion,
    bool HasCampaign,
    bool HasIndicator,
    bool IsPermitted,
    bool IsOneOffice,
    long? DatapointId,
    bool IsCreated
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
            : null;
    }
}
