namespace Platform.Features.Monitoring;

/// <summary>
/// Inserts, updates or deletes an indicator. With it go its bounds, its links to tags and the groups' right to write it;
/// one that carries data, or that others are calculated from, stays.
/// </summary>
public sealed class WriteIndicator : ICarterModule
{
    private static readonly Writer Indicators = new(
        Statement.Of<WriteIndicator>("Insert"),
        Statement.Of<WriteIndicator>("Update"),
        Statement.Of<WriteIndicator>("Delete"),
        IndicatorFields.Catalogue,
        [
            new Column("name", FieldKind.Text) { IsRequired = true },
            new Column("short_name", FieldKind.Text) { IsRequired = true },
            new Column("slug", FieldKind.Text),
            new Column("description", FieldKind.Text)
            {
                IsRequired = true,
                MayBeEmpty = true,
                MaxLength = int.MaxValue,
            },
            new Column("is_reported", FieldKind.Flag),
            new Column("source_id", FieldKind.Whole) { IsRequired = true },
            new Column("aggregation", FieldKind.Text) { Choices = ["sum", "none", "mean"] },
            Column.ServerSet("created_at", FieldKind.Timestamp),
        ]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("indicator", "indicator", nameof(WriteIndicator), "Write an indicator", Handle)
            .WithExample(
                """{"description":"fake description","is_reported":"0","name":"fake indicator name","short_name":"fake short name","slug":"fake_indicator","source_id":"1"}""",
                """{"objects":{"new_id":477},"meta":null,"error":null}"""
            );

    /// <param name="Name">Unique.</param>
    /// <param name="ShortName">Unique.</param>
    /// <param name="Slug">Unique; made from the name when absent.</param>
    /// <param name="Description">May be empty.</param>
    /// <param name="IsReported">True when absent.</param>
    /// <param name="Aggregation">sum unless told otherwise: how values of regions make the value of the one above.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(
        string Name,
        string ShortName,
        string Description,
        int SourceId,
        string? Slug = null,
        bool? IsReported = null,
        string? Aggregation = null,
        string? Id = null
    );

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await Indicators.Write(await Submission.Read(context, Indicators.Columns), caller, context);
}
