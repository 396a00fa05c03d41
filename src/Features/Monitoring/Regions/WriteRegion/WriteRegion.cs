namespace Platform.Features.Monitoring;

/// <summary>Inserts, moves, changes or deletes a region. What carries data or has regions below it stays.</summary>
public sealed class WriteRegion : ICarterModule
{
    private static readonly Writer Regions = new(
        Statement.Of<WriteRegion>("Insert"),
        Statement.Of<WriteRegion>("Update"),
        Statement.Of<WriteRegion>("Delete"),
        RegionFields.Catalogue,
        [
            new Column("name", FieldKind.Text) { IsRequired = true },
            new Column("region_code", FieldKind.Text) { IsRequired = true },
            new Column("slug", FieldKind.Text),
            new Column("region_type_id", FieldKind.Whole) { IsRequired = true },
            new Column("office_id", FieldKind.Whole) { IsRequired = true },
            new Column("parent_region_id", FieldKind.Whole) { IsNullable = true },
            new Column("latitude", FieldKind.Real) { IsNullable = true, Bound = 90 },
            new Column("longitude", FieldKind.Real) { IsNullable = true, Bound = 180 },
            new Column("shape_file_path", FieldKind.Text) { IsNullable = true },
            new Column("source_id", FieldKind.Whole),
            Column.ServerSet("created_at", FieldKind.Timestamp),
        ]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("region", "region", nameof(WriteRegion), "Write a region", Handle)
            .WithExample(
                """{"name":"fake_place","office_id":"2","parent_region_id":"12908","region_code":"fake_code","region_type_id":"1","source_id":"1"}""",
                """{"objects":{"new_id":87472},"meta":null,"error":null}"""
            );

    /// <param name="Name">Unique within office and type.</param>
    /// <param name="RegionCode">Unique.</param>
    /// <param name="Slug">Unique; made from the name when absent.</param>
    /// <param name="ParentRegionId">Null: a root. Neither the region itself nor one below it.</param>
    /// <param name="SourceId">1, data entry, when absent.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(
        string Name,
        string RegionCode,
        int RegionTypeId,
        int OfficeId,
        string? Slug = null,
        int? ParentRegionId = null,
        double? Latitude = null,
        double? Longitude = null,
        string? ShapeFilePath = null,
        int? SourceId = null,
        string? Id = null
    );

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await Regions.Write(await Submission.Read(context, Regions.Columns), caller, context);
}
