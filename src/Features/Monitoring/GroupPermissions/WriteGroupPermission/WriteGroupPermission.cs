namespace Platform.Features.Monitoring;

/// <summary>Lets the members of a group write an indicator, or no longer.</summary>
public sealed class WriteGroupPermission : ICarterModule
{
    private static readonly Writer GroupPermissions = new(
        Statement.Of<WriteGroupPermission>("Insert"),
        Statement.Of<WriteGroupPermission>("Update"),
        Statement.Of<WriteGroupPermission>("Delete"),
        GroupPermissionFields.Catalogue,
        [
            new Column("group_id", FieldKind.Whole) { IsRequired = true },
            new Column("indicator_id", FieldKind.Whole) { IsRequired = true },
        ]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>(
                "group_permission",
                "group_permission",
                nameof(WriteGroupPermission),
                "Write a group permission",
                Handle
            )
            .WithExample(
                """{"group_id":7,"indicator_id":21}""",
                """{"objects":{"new_id":3},"meta":null,"error":null}"""
            );

    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(int GroupId, int IndicatorId, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await GroupPermissions.Write(await Submission.Read(context, GroupPermissions.Columns), caller, context);
}
