namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a tag. A tag cannot lie below itself; one that is borne stays.</summary>
public sealed class WriteIndicatorTag : ICarterModule
{
    private static readonly Writer IndicatorTags = new(
        Statement.Of<WriteIndicatorTag>("Insert"),
        Statement.Of<WriteIndicatorTag>("Update"),
        Statement.Of<WriteIndicatorTag>("Delete"),
        IndicatorTagFields.Catalogue,
        [
            new Column("tag_name", FieldKind.Text) { IsRequired = true },
            new Column("parent_tag_id", FieldKind.Whole) { IsNullable = true },
        ]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>(
                "indicator_tag",
                "indicator_tag",
                nameof(WriteIndicatorTag),
                "Write an indicator tag",
                Handle
            )
            .WithExample(
                """{"tag_name":"Missed children","parent_tag_id":1}""",
                """{"objects":{"new_id":2},"meta":null,"error":null}"""
            );

    /// <param name="TagName">Not blank.</param>
    /// <param name="ParentTagId">Null: at the top.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(string TagName, int? ParentTagId = null, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await IndicatorTags.Write(await Submission.Read(context, IndicatorTags.Columns), caller, context);
}
