namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes an office.</summary>
public sealed class WriteOffice : ICarterModule
{
    private static readonly Writer Offices = new(
        Statement.Of<WriteOffice>("Insert"),
        Statement.Of<WriteOffice>("Update"),
        Statement.Of<WriteOffice>("Delete"),
        OfficeFields.Catalogue,
        [new Column("name", FieldKind.Text) { IsRequired = true }, Column.ServerSet("created_at", FieldKind.Timestamp)]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("office", "office", nameof(WriteOffice), "Write an office", Handle)
            .WithExample("""{"name":"somalia"}""", """{"objects":{"new_id":4},"meta":null,"error":null}""");

    /// <param name="Name">Not blank.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(string Name, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await Offices.Write(await Submission.Read(context, Offices.Columns), caller, context);
}
