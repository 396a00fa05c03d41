namespace Platform.Features.Monitoring;

/// <summary>The offices that own regions and campaigns.</summary>
public sealed class ListOffices : ICarterModule
{
    public static readonly FieldCatalogue Fields = new(
        new Field("id", FieldKind.Whole, "office.id"),
        new Field("name", FieldKind.Text, "office.name"),
        new Field("created_at", FieldKind.Timestamp, "office.created_at")
    );

    private static readonly Statement Offices = Statement.Of<ListOffices>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("office", nameof(ListOffices), "List offices", Handle);

    public sealed record Response(int Id, string Name, string ResourceUri, DateTime CreatedAt);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, Fields).Answer(database, Offices);
}
