namespace Platform.Features.Monitoring;

/// <summary>The tags that indicators may bear, in a tree.</summary>
public sealed class ListIndicatorTags : ICarterModule
{
    private static readonly Statement IndicatorTags = Statement.Of<ListIndicatorTags>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(IndicatorTag.Resource, "List indicator tags", Handle);

    private static Results<ListAnswer<IndicatorTag>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, IndicatorTag.Resource.Fields).Answer<IndicatorTag>(call.Database, IndicatorTags);
}
