namespace Platform.Features.Monitoring;

/// <summary>Who is in which group.</summary>
public sealed class ListUserGroups : ICarterModule
{
    private static readonly Statement UserGroups = Statement.Of<ListUserGroups>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("user_group", nameof(ListUserGroups), "List memberships", Handle)
            .WithFilters(UserGroupFields.Catalogue)
            .WithRow("""{"id":41,"group_id":7,"user_id":1}""");

    public sealed record Response(int Id, int GroupId, long UserId);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, UserGroupFields.Catalogue).Answer(database, UserGroups);
}
