namespace Platform.Features.Monitoring;

/// <summary>The functional permissions of the caller, and of nobody else.</summary>
public sealed class ListUserPermissions : ICarterModule
{
    private static readonly Statement UserPermissions = Statement.Of<ListUserPermissions>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("user_permission", nameof(ListUserPermissions), "List functional permissions", Handle)
            .WithFilters(UserPermissionFields.Catalogue)
            .WithRow("""{"id":9,"user_id":1,"auth_code":"upload_csv"}""");

    /// <param name="AuthCode">upload_csv, data_entry_form, manage_system, or what a front end asks for.</param>
    public sealed record Response(int Id, long UserId, string AuthCode);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest
            .Read(context, UserPermissionFields.Catalogue)
            .Answer(database, UserPermissions, new { caller_id = caller.AccountId });
}
