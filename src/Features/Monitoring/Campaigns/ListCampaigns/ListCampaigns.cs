namespace Platform.Features.Monitoring;

/// <summary>The campaigns of the offices of all regions that the caller may read, the latest first.</summary>
public sealed class ListCampaigns : ICarterModule
{
    private static readonly Statement Campaigns = Statement.Of<ListCampaigns>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("campaign", nameof(ListCampaigns), "List campaigns", Handle)
            .WithFilters(CampaignFields.Catalogue)
            .WithRow(
                """{"id":217,"name":"Nigeria June 2014","slug":"nigeria-2014-06-01","start_date":"2014-06-01","end_date":"2014-06-04","office":1,"resource_uri":"/api/v2/campaign/217/","created_at":"2014-05-20T08:30:00.000","office_id":1,"campaign_type_id":1}"""
            );

    /// <param name="Office">A reference, written as uri_format says.</param>
    public sealed record Response(
        int Id,
        string Name,
        string Slug,
        DateOnly StartDate,
        DateOnly EndDate,
        int Office,
        string ResourceUri,
        DateTime CreatedAt,
        int OfficeId,
        int CampaignTypeId
    );

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest
            .Read(context, CampaignFields.Catalogue)
            .Answer(database, Campaigns, new { caller_id = caller.AccountId });
}
