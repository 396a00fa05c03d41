namespace Platform.Features.Monitoring;

/// <summary>Gives an account a functional permission, or takes it away.</summary>
public sealed class WriteUserPermission : ICarterModule
{
    private static readonly Writer UserPermissions = new(
        Statement.Of<WriteUserPermission>("Insert"),
        Statement.Of<WriteUserPermission>("Update"),
        Statement.Of<WriteUserPermission>("Delete"),
        UserPermissionFields.Catalogue,
        [
            new Column("user_id", FieldKind.BigWhole) { IsRequired = true },
            new Column("auth_code", FieldKind.Text) { IsRequired = true },
        ]
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>(
                "user_permission",
                "user_permission",
                nameof(WriteUserPermission),
                "Write a functional permission",
                Handle
            )
            .WithExample(
                """{"user_id":1,"auth_code":"upload_csv"}""",
                """{"objects":{"new_id":9},"meta":null,"error":null}"""
            );

    /// <param name="AuthCode">upload_csv, data_entry_form, manage_system, or what a front end asks for.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(long UserId, string AuthCode, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await UserPermissions.Write(await Submission.Read(context, UserPermissions.Columns), caller, context);
}
