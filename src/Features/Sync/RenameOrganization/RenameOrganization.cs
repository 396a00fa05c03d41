using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Gives an organization another name, which later pushes leave alone. For staff.</summary>
public sealed class RenameOrganization : ICarterModule
{
    private static readonly Statement Rename = Statement.Of<RenameOrganization>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncStaff()
            .MapPatch("organizations/{organizationId:digits}/", Handle)
            .WithName("Sync.RenameOrganization")
            .WithSummary("Rename an organization")
            .WithExample("""{"name":"North"}""", """{"id":1,"name":"North"}""");

    /// <param name="Name">Up to 128 characters; may be blank or null.</param>
    public sealed record Request([Required(AllowEmptyStrings = true)] [MaxLength(128)] string? Name);

    public sealed record Response(long Id, string? Name);

    private static async Task<Results<Ok<Response>, NotFound, FieldsRefused>> Handle(
        PathId organizationId,
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        if (organizationId.IsUnknown)
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var renamed = await database.OneOrNone<Response>(
            Rename,
            new { organization_id = organizationId.Value, name = body.Value.Name },
            stop
        );

        return renamed is null ? TypedResults.NotFound() : TypedResults.Ok(renamed);
    }
}
