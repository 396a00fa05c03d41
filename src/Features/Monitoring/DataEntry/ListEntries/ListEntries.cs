namespace Platform.Features.Monitoring;

/// <summary>The stored numbers themselves, without aggregation; cleared ones are listed with null.</summary>
public sealed class ListEntries : ICarterModule
{
    /// <summary>A page of everything that the caller may read.</summary>
    private static readonly Statement Page = Statement.Of<ListEntries>();

    /// <summary>With filters: starts from the fewer, the datapoints that match or those that the caller may read.</summary>
    private static readonly Statement Matching = Statement.Of<ListEntries>(nameof(Matching));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (path, name) in EntryRoutes.Paths)
        {
            app.Monitoring()
                .MapGet(path, Handle)
                .WithName($"Monitoring.{nameof(ListEntries)}{name}")
                .WithSummary("List typed and uploaded values")
                .WithMetadata(MonitoringRoutes.PageInputs)
                .WithFilters(EntryFields.Catalogue)
                .WithExample(
                    response: """
                    {"meta":{"limit":20,"offset":0,"total_count":1,"parameters_requested":{"region":"23"}},
                    "objects":[{"datapoint_id":4711,"region_id":23,"campaign_id":7,"indicator_id":1,"value":420,"note":null}],"errors":{}}
                    """
                )
                .Produces<ReadEnvelope<Response>>(StatusCodes.Status200OK, "application/json", "text/csv")
                .Produces(StatusCodes.Status400BadRequest);
        }
    }

    /// <param name="Value">Null: it was cleared.</param>
    public sealed record Response(
        long DatapointId,
        int RegionId,
        int CampaignId,
        int IndicatorId,
        double? Value,
        string? Note
    );

    private static IResult Handle(HttpContext context, Caller caller, Database database)
    {
        var list = ListRequest.Read(context, EntryFields.Catalogue);

        return list.Answer(database, list.IsFiltered ? Matching : Page, new { caller_id = caller.AccountId });
    }
}
