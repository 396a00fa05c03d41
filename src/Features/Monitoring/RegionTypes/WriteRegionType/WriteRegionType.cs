namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a region type.</summary>
public sealed class WriteRegionType : ICarterModule
{
    private static readonly Writer RegionTypes = new(
        Statement.Of<WriteRegionType>("Insert"),
        Statement.Of<WriteRegionType>("Update"),
        Statement.Of<WriteRegionType>("Delete"),
        RegionTypeFields.Catalogue,
        [new Column("name", FieldKind.Text) { IsRequired = true }]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("region_type", "region_type", nameof(WriteRegionType), "Write a region type", Handle)
            .WithExample("""{"name":"Settlement"}""", """{"objects":{"new_id":5},"meta":null,"error":null}""");

    /// <param name="Name">Not blank, unique.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(string Name, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await RegionTypes.Write(await Submission.Read(context, RegionTypes.Columns), caller, context);
}
