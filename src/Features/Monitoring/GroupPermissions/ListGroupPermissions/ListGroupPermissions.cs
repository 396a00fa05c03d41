namespace Platform.Features.Monitoring;

/// <summary>Which indicators the members of a group may write.</summary>
public sealed class ListGroupPermissions : ICarterModule
{
    private static readonly Statement GroupPermissions = Statement.Of<ListGroupPermissions>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(GroupPermission.Resource, "List group permissions", Handle);

    private static Results<ListAnswer<GroupPermission>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, GroupPermission.Resource.Fields)
            .Answer<GroupPermission>(call.Database, GroupPermissions);
}
