namespace Platform.Features.Monitoring;

/// <summary>The groups, through which accounts may write indicators.</summary>
public sealed class ListGroups : ICarterModule
{
    private static readonly Statement Groups = Statement.Of<ListGroups>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(Group.Resource, "List groups", Handle);

    private static Results<ListAnswer<Group>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, Group.Resource.Fields).Answer<Group>(call.Database, Groups);
}
