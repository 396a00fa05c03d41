namespace Platform.Features.Monitoring;

/// <summary>Who is in which group.</summary>
public sealed class ListUserGroups : ICarterModule
{
    private static readonly Statement UserGroups = Statement.Of<ListUserGroups>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(UserGroup.Resource, "List memberships", Handle);

    private static Results<ListAnswer<UserGroup>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, UserGroup.Resource.Fields).Answer<UserGroup>(call.Database, UserGroups);
}
