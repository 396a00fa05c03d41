namespace Platform.Features.Monitoring;

/// <summary>Where regions, indicators and documents come from.</summary>
public sealed class ListSources : ICarterModule
{
    private static readonly Statement Sources = Statement.Of<ListSources>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(Source.Resource, "List sources", Handle);

    private static Results<ListAnswer<Source>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, Source.Resource.Fields).Answer<Source>(call.Database, Sources);
}
