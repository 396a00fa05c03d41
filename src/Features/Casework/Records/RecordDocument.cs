using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Features.Casework;

/// <summary>What the OpenAPI document says of records: derived from the catalogue.</summary>
internal static class RecordDocument
{
    public static readonly OpenApiInput ResolveIds = new(
        "resolveIds[]",
        "Fields whose ids are answered as names, or ALL; may be repeated.",
        JsonSchemaType.Array
    );

    public static readonly IReadOnlyList<object> Query =
    [
        ResolveIds,
        new OpenApiInput(
            "limit",
            "Records at most, 1 to 5000; 1000 where offset or after is given.",
            JsonSchemaType.Integer
        )
        {
            Minimum = 1,
        },
        new OpenApiInput("offset", "Records to pass over.", JsonSchemaType.Integer) { Minimum = 0 },
        new OpenApiInput("after", "Only records with a greater id; not with offset or sort.", JsonSchemaType.Integer)
        {
            Minimum = 0,
        },
        new OpenApiInput(
            "sort",
            "Up to three fields, separated by commas, - before one for descending.",
            JsonSchemaType.String
        ),
        new OpenApiInput("count", "0: the total is not counted.", JsonSchemaType.Integer) { Minimum = 0 },
    ];

    public static readonly IReadOnlyList<object> Headers =
    [
        new AnswerHeader(
            200,
            "X-Total-Count",
            "How many records there are, where a part is asked for.",
            IsAlwaysSent: false
        )
        {
            Type = JsonSchemaType.Integer,
        },
        new AnswerHeader(
            200,
            "Link",
            "The next part, and by offset the first and the one before.",
            IsAlwaysSent: false
        ),
    ];

    public static readonly OpenApiInput Id = new(
        "id",
        "The number of the record.",
        JsonSchemaType.Integer,
        ParameterLocation.Path
    )
    {
        Example = 5,
    };

    public static readonly OpenApiInput Ids = new(
        "id",
        "Numbers, separated by semicolons; what is not there or not visible is left out.",
        JsonSchemaType.String,
        ParameterLocation.Path
    )
    {
        Example = "510",
    };

    public static readonly OpenApiInput ExternalIds = new(
        "external_id",
        "Ids of the calling system, separated by semicolons; letter case is part of them.",
        JsonSchemaType.String,
        ParameterLocation.Path
    )
    {
        Example = "EXTERNAL_ID",
    };

    public static readonly OpenApiInput Referrals = new(
        "referral",
        "Numbers of referrals, separated by semicolons.",
        JsonSchemaType.String,
        ParameterLocation.Path
    )
    {
        Example = "510",
    };

    /// <summary>Several segments of the path.</summary>
    public static OpenApiInput Clauses(RecordGroup group) =>
        new(
            "clauses",
            $"Several segments: `/key/value` (at most 10), `/field/a;b`, `/dimension/a`, `/metric/b`, in any order; the value `null` means no value where it cannot be a text (an addition to the contract). The keys are those of `/v2/{group}/filterable_fields`.",
            JsonSchemaType.String,
            ParameterLocation.Path
        )
        {
            Example = group.Name switch
            {
                "clients" => "religion/1;3;10/ethnicity/1",
                "workers" => "active/Y",
                "relationships" => "client/1;2/carer/Y",
                "external_referral" or "external_referrals" => "status/pending",
                _ => "date_active/2018-10-01,2018-10-31",
            },
        };

    public static AnswerShape List(RecordGroup group) => One(group) with { IsList = true };

    public static AnswerShape One(RecordGroup group) => new(200, () => Record(group)) { Name = NameOf(group) };

    /// <summary>Of a report.</summary>
    public static AnswerShape Counts(RecordGroup group) =>
        new(
            200,
            () =>
                new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = $"How many {group.Words} have these values of dimension and metric.",
                    Required = new HashSet<string>(StringComparer.Ordinal) { "count" },
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["count"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null },
                    },
                    AdditionalProperties = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Integer | JsonSchemaType.String | JsonSchemaType.Null,
                    },
                }
        )
        {
            Name = NameOf(group) + "Count",
            IsList = true,
        };

    /// <summary>Of its records in the document; the two spellings of a group share one.</summary>
    private static string NameOf(RecordGroup group) =>
        group.Name switch
        {
            RecordGroup.Extensions => "ExtensionRecord",
            _ when StagedFields.Groups.Contains(group) => "StagedRecord",
            _ => WriteDocument.Pascal(group.Name) + "Record",
        };

    public static string ExampleOne(RecordGroup group) => Example(group).ToJsonString();

    public static string ExampleList(RecordGroup group) => new JsonArray(Example(group)).ToJsonString();

    private static JsonObject Example(RecordGroup group) =>
        new(
            group
                .Fields.Where(field => field.Has(FieldUse.Default))
                .Select(field => KeyValuePair.Create(field.Name, ExampleOf(field)))
        );

    private static JsonNode? ExampleOf(CatalogueField field) =>
        (field.Name, field.Type) switch
        {
            ("id", _) => 5,
            ("surname", _) => "Taylor",
            ("first_name", _) => "Sam",
            ("status", _) => "planned",
            (_, FieldType.Date) => "2018-10-03",
            (_, FieldType.DateTime) => "2018-10-03T14:30:00",
            (_, FieldType.Stamp) => "2018-10-03T13:31:00.000Z",
            (_, FieldType.YesNo) => "Y",
            (_, FieldType.Id or FieldType.Reference or FieldType.Option or FieldType.Integer) => 1,
            ("description", _) => "First visit",
            _ => null,
        };

    private static OpenApiSchema Record(RecordGroup group) =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description =
                $"A {group.One}: the default fields, or exactly those that were chosen; those that the organisation added may be among them.",
            Properties = group
                .Fields.Where(field => field.Has(FieldUse.Select))
                .ToDictionary(field => field.Name, IOpenApiSchema (field) => Of(field), StringComparer.Ordinal),
            AdditionalProperties =
                group.ExtensionParent is null && group.Fields.All(field => field.Name != "client_surname")
                    ? null
                    : new OpenApiSchema(),
        };

    private static OpenApiSchema Of(CatalogueField field)
    {
        var isNamed = field.Dictionary is not null ? JsonSchemaType.String : default; // with resolveIds[]
        var (type, format) = field.Type switch
        {
            FieldType.Id => (JsonSchemaType.Integer, null),
            FieldType.Reference or FieldType.Option or FieldType.Integer => (
                JsonSchemaType.Integer | JsonSchemaType.Null | isNamed,
                null
            ),
            FieldType.Decimal => (JsonSchemaType.Number | JsonSchemaType.Null, null),
            FieldType.Date => (JsonSchemaType.String | JsonSchemaType.Null, "date"),
            FieldType.Stamp => (JsonSchemaType.String | JsonSchemaType.Null, "date-time"),
            FieldType.List => (JsonSchemaType.Array, (string?)null),
            _ => (JsonSchemaType.String | JsonSchemaType.Null, null),
        };

        return new()
        {
            Type = type,
            Format = format,
            Description = field.Label + ".",
            Enum = field.Type is FieldType.YesNo ? ["Y", "N", JsonNullSentinel.JsonNull] : null,
            Items =
                field.Type is FieldType.List
                    ? new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.String }
                    : null,
        };
    }
}
