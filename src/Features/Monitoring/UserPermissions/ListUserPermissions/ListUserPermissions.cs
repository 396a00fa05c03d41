namespace Platform.Features.Monitoring;

/// <summary>The functional permissions of the caller, and of nobody else.</summary>
public sealed class ListUserPermissions : ICarterModule
{
    private static readonly Statement UserPermissions = Statement.Of<ListUserPermissions>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(UserPermission.Resource, "List functional permissions", Handle);

    private static Results<ListAnswer<UserPermission>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, UserPermission.Resource.Fields)
            .Answer<UserPermission>(call.Database, UserPermissions, new { caller_id = call.Caller.AccountId });
}
