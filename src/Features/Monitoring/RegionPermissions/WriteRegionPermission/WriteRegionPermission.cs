namespace Platform.Features.Monitoring;

/// <summary>Grants a region and everything below it, changes a grant, or withdraws it.</summary>
public sealed class WriteRegionPermission : ICarterModule
{
    private static readonly Writer RegionPermissions = new(
        Statement.Of<WriteRegionPermission>("Insert"),
        Statement.Of<WriteRegionPermission>("Update"),
        Statement.Of<WriteRegionPermission>("Delete"),
        RegionPermissionFields.Catalogue,
        [
            new Column("user_id", FieldKind.BigWhole) { IsRequired = true },
            new Column("region_id", FieldKind.Whole) { IsRequired = true },
            new Column("read_write", FieldKind.Text) { Choices = ["r", "w"] },
        ]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>(
                "region_permission",
                "region_permission",
                nameof(WriteRegionPermission),
                "Write a grant",
                Handle
            )
            .WithExample(
                """{"user_id":1,"region_id":12910}""",
                """{"objects":{"new_id":344},"meta":null,"error":null}"""
            );

    /// <param name="ReadWrite">r unless told otherwise; w lets read as well.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(long UserId, int RegionId, string? ReadWrite = null, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await RegionPermissions.Write(await Submission.Read(context, RegionPermissions.Columns), caller, context);
}
