namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a group. With a group go its members and its indicators.</summary>
public sealed class WriteGroup : ICarterModule
{
    private static readonly Writer Groups = new(
        Statement.Of<WriteGroup>("Insert"),
        Statement.Of<WriteGroup>("Update"),
        Statement.Of<WriteGroup>("Delete"),
        GroupFields.Catalogue,
        [new Column("name", FieldKind.Text) { IsRequired = true }]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("group", "app_group", nameof(WriteGroup), "Write a group", Handle)
            .WithExample("""{"name":"fake_group"}""", """{"objects":{"new_id":7},"meta":null,"error":null}""");

    /// <param name="Name">Not blank, unique.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(string Name, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await Groups.Write(await Submission.Read(context, Groups.Columns), caller, context);
}
