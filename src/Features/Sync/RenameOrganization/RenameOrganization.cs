using System.Text.Json;
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
            .WithExample("""{"name":"North"}""", """{"id":1,"name":"North"}""")
            .WithBody(typeof(Request));

    /// <param name="Name">Up to 128 characters; may be blank or null.</param>
    public sealed record Request(string? Name);

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

        var fields = await DrfObject.Read(request, stop);
        var name = fields.Required("name", Name);
        if (fields.Refused is { } refused)
        {
            return refused;
        }

        var renamed = await database.OneOrNone<Response>(
            Rename,
            new { organization_id = organizationId.Value, name },
            stop
        );

        return renamed is null ? TypedResults.NotFound() : TypedResults.Ok(renamed);
    }

    private static Parsed<string?> Name(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        var name = DrfField.Text(ref json, max: 128, mayBeBlank: true);

        return new(name.Value, name.Error);
    }
}
