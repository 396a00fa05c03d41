namespace Platform.Features.Monitoring;

/// <summary>The accounts of the house. They are made elsewhere: by the command <c>account create</c>.</summary>
public sealed class ListUsers : ICarterModule
{
    private static readonly Statement Users = Statement.Of<ListUsers>();

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapList(User.Resource, "List users", Handle);

    private static Results<ListAnswer<User>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, User.Resource.Fields).Answer<User>(call.Database, Users);
}
