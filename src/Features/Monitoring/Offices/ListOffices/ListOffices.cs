namespace Platform.Features.Monitoring;

/// <summary>The offices that own regions and campaigns.</summary>
public sealed class ListOffices : ICarterModule
{
    private static readonly Statement Offices = Statement.Of<ListOffices>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(Office.Resource, "List offices", Handle);

    private static Results<ListAnswer<Office>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, Office.Resource.Fields).Answer<Office>(call.Database, Offices);
}
