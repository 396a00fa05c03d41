namespace Platform.Features.Monitoring;

/// <summary>The offices that own regions and campaigns.</summary>
public sealed class ListOffices : ICarterModule
{
    private static readonly Statement Offices = Statement.Of<ListOffices>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("office", nameof(ListOffices), "List offices", Handle)
            .WithFilters(OfficeFields.Catalogue)
            .WithRow(
                """{"id":1,"name":"Nigeria","resource_uri":"/api/v2/office/1/","created_at":"2014-05-20T08:30:00.000"}"""
            );

    public sealed record Response(int Id, string Name, string ResourceUri, DateTime CreatedAt);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, OfficeFields.Catalogue).Answer(database, Offices);
}
