namespace Platform.Features.Monitoring;

/// <summary>Which indicators bear which tags.</summary>
public sealed class ListIndicatorToTags : ICarterModule
{
    private static readonly Statement IndicatorToTags = Statement.Of<ListIndicatorToTags>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(IndicatorToTag.Resource, "List tags of indicators", Handle);

    private static Results<ListAnswer<IndicatorToTag>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, IndicatorToTag.Resource.Fields)
            .Answer<IndicatorToTag>(call.Database, IndicatorToTags);
}
