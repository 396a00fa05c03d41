using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Features.Casework;

/// <summary>All dictionaries at once: slow and heavy, not for everyday use.</summary>
public sealed class ListDictionaries : ICarterModule
{
    private static readonly Statement Rows = Statement.Of<ListDictionaries>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Casework()
            .MapGet("dictionary", Handle)
            .WithName("Casework.ListDictionaries")
            .WithSummary("Get all dictionaries")
            .WithExample(
                response: """
                {
                  "organisations": { "district": [{ "id": 1, "name": "North", "active": true }] },
                  "branch": [{ "id": 1, "name": "East", "active": true }]
                }
                """
            );

    private sealed record Row(string Kind, string? List, string Id, string Name, bool Active);

    private static async Task<Ok<JsonElement>> Handle(
        CaseworkCaller caller,
        Database database,
        OwnFieldsCache own,
        CancellationToken stop
    )
    {
        var rows = (await database.Many<Row>(Rows, caller, stop)).ToLookup(row => (row.Kind, row.List));
        var all = new JsonObject();
        foreach (var (table, name, dictionary) in KnownDictionaries.For(caller, await own.Of(caller, stop)))
        {
            var entries = new JsonArray([
                .. rows[(KnownDictionaries.KindOf(dictionary), dictionary.List)].Select(row => Entry(row, dictionary)),
            ]);
            if (table is null)
            {
                all[name] = entries;
            }
            else
            {
                all[table] ??= new JsonObject();
                all[table]![name] = entries;
            }
        }

        return TypedResults.Ok(JsonSerializer.SerializeToElement(all));
    }

    private static JsonObject Entry(Row row, FieldDictionary dictionary) =>
        new()
        {
            ["id"] = dictionary.HasCodes ? row.Id : long.Parse(row.Id, CultureInfo.InvariantCulture),
            ["name"] = row.Name,
            ["active"] = row.Active,
        };
}
