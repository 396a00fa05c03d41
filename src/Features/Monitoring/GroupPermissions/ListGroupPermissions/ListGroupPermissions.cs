namespace Platform.Features.Monitoring;

/// <summary>Which indicators the members of a group may write.</summary>
public sealed class ListGroupPermissions : ICarterModule
{
    private static readonly Statement GroupPermissions = Statement.Of<ListGroupPermissions>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("group_permission", nameof(ListGroupPermissions), "List group permissions", Handle)
            .WithFilters(GroupPermissionFields.Catalogue)
            .WithRow("""{"id":3,"indicator_id":21,"group_id":7}""");

    public sealed record Response(int Id, int IndicatorId, int GroupId);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, GroupPermissionFields.Catalogue).Answer(database, GroupPermissions);
}
