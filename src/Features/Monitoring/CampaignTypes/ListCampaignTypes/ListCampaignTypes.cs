namespace Platform.Features.Monitoring;

/// <summary>What kinds of campaigns there are: the key to <c>campaign_type_id</c>.</summary>
public sealed class ListCampaignTypes : ICarterModule
{
    private static readonly Statement CampaignTypes = Statement.Of<ListCampaignTypes>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("campaign_type", nameof(ListCampaignTypes), "List campaign types", Handle)
            .WithFilters(CampaignTypeFields.Catalogue)
            .WithRow("""{"id":1,"name":"National Immunization Days"}""");

    public sealed record Response(int Id, string Name);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, CampaignTypeFields.Catalogue).Answer(database, CampaignTypes);
}
