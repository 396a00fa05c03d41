namespace Platform.Features.Monitoring;

/// <summary>The groups, through which accounts may write indicators.</summary>
public sealed class ListGroups : ICarterModule
{
    private static readonly Statement Groups = Statement.Of<ListGroups>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("group", nameof(ListGroups), "List groups", Handle)
            .WithFilters(GroupFields.Catalogue)
            .WithRow("""{"id":1,"name":"UNICEF HQ"}""");

    public sealed record Response(int Id, string Name);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, GroupFields.Catalogue).Answer(database, Groups);
}
