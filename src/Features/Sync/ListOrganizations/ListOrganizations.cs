namespace Platform.Features.Sync;

/// <summary>All organizations, ascending by id, as a plain array.</summary>
public sealed class ListOrganizations : ICarterModule
{
    private static readonly Statement Organizations = Statement.Of<ListOrganizations>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Sync()
            .MapGet("organizations/", Handle)
            .WithName("Sync.ListOrganizations")
            .WithSummary("List organizations")
            .WithExample(response: """[{"id":1,"name":"Organization 1"},{"id":2,"name":"Organization 2"}]""")
            .Produces<Response[]>();

    public sealed record Response(long Id, string? Name);

    private static Task Handle(HttpContext context, Database database, CancellationToken stop) =>
        database.WriteJson(Organizations, null, context.Response, stop);
}
