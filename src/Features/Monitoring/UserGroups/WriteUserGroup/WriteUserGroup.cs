namespace Platform.Features.Monitoring;

/// <summary>Puts an account into a group, or takes it out with <c>{user_id, group_id, id: ""}</c>.</summary>
public sealed class WriteUserGroup : ICarterModule
{
    private static readonly Writer UserGroups = new(
        Statement.Of<WriteUserGroup>("Insert"),
        Statement.Of<WriteUserGroup>("Update"),
        Statement.Of<WriteUserGroup>("Delete"),
        UserGroupFields.Catalogue,
        [
            new Column("user_id", FieldKind.BigWhole) { IsRequired = true },
            new Column("group_id", FieldKind.Whole) { IsRequired = true },
        ]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>("user_group", "user_group", nameof(WriteUserGroup), "Write a membership", Handle)
            .WithExample("""{"user_id":1,"group_id":7}""", """{"objects":{"new_id":41},"meta":null,"error":null}""");

    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(long UserId, int GroupId, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await UserGroups.Write(await Submission.Read(context, UserGroups.Columns), caller, context);
}
