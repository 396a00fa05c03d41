using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Creates the organizations that do not exist yet and leaves the others as they are.</summary>
public sealed class UpsertOrganizations : ICarterModule
{
    private static readonly Statement Upsert = Statement.Of<UpsertOrganizations>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncPush()
            .MapPost("sync/organizations/", Handle)
            .WithName("Sync.UpsertOrganizations")
            .WithSummary("Push organizations")
            .WithExample(
                """[{"organization_id":1},{"organization_id":2}]""",
                """{"rows_created":2}""",
                """[{},{"organization_id":["A valid integer is required."]},{"organization_id":["This field is required."]}]"""
            )
            .WithBody(typeof(Request[]));

    /// <param name="OrganizationId">Also as text.</param>
    public sealed record Request([Range(typeof(long), "1", "9223372036854775807")] long OrganizationId);

    public sealed record Response(long RowsCreated);

    private static async Task<Results<Ok<Response>, BatchRefused>> Handle(
        HttpRequest request,
        Database database,
        CancellationToken stop
    )
    {
        var items = new Items();
        if (await items.Read(request, stop) is { } refused)
        {
            return refused;
        }

        var created = await database.InTransaction(
            transaction => transaction.One<long>(Upsert, new { organization_ids = items.Ids }, stop),
            stop,
            Database.Tries
        );

        return TypedResults.Ok(new Response(created));
    }

    private sealed class Items : Batch
    {
        public List<long> Ids { get; } = [];

        protected override void ReadItem(ref Utf8JsonReader reader)
        {
            var id = Parsed<long>.Missing;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("organization_id"u8);
                reader.Read();
                if (isId)
                {
                    id = DrfField.Integer(ref reader, 1, long.MaxValue);
                }
                else
                {
                    reader.Skip();
                }
            }

            if (id.Error is not null)
            {
                Refuse(("organization_id", id.Error));
                return;
            }

            Ids.Add(id.Value);
        }

        protected override bool ReadPlain(ref PlainObject item)
        {
            long id = 0;
            while (item.Next(out var name))
            {
                if (!name.SequenceEqual("organization_id"u8) || !item.TryInteger(1, long.MaxValue, out id))
                {
                    return false;
                }
            }

            if (!item.IsWhole || id == 0)
            {
                return false;
            }

            Ids.Add(id);

            return true;
        }
    }
}
