namespace Platform.Features.Monitoring;

/// <summary>The accounts of the house. They are made elsewhere: by the command <c>account create</c>.</summary>
public sealed class ListUsers : ICarterModule
{
    private static readonly Statement Users = Statement.Of<ListUsers>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("user", nameof(ListUsers), "List users", Handle)
            .WithFilters(UserFields.Catalogue)
            .WithRow(
                """{"id":1,"username":"ann","first_name":"Ann","last_name":"Abara","is_active":true,"is_superuser":false,"is_staff":true,"last_login":null,"email":"ann@example.org","date_joined":"2014-05-20T08:30:00.000"}"""
            );

    public sealed record Response(
        long Id,
        string Username,
        string FirstName,
        string LastName,
        bool IsActive,
        bool IsSuperuser,
        bool IsStaff,
        DateTime? LastLogin,
        string Email,
        DateTime DateJoined
    );

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, UserFields.Catalogue).Answer(database, Users);
}
