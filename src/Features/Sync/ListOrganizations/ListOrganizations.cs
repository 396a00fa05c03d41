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
            .TakesFormat()
            .WithExample(response: """[{"id":1,"name":"Organization 1"},{"id":2,"name":"Organization 2"}]""");

    public sealed record Response(long Id, string? Name);

    private static RowList<Response> Handle(Database database) => new(database, Organizations, null);
}
