using Microsoft.OpenApi;
using Npgsql;

namespace Platform.Features.Monitoring;

/// <summary>Campaign data by region: metadata, permissions, datapoints, ingest.</summary>
public sealed class MonitoringArea : Area
{
    public static readonly MonitoringArea Instance = new();

    private MonitoringArea() { }

    public override string Name => "Monitoring";

    public override IReadOnlyList<string> Prefixes => ["/api/v1", "/api/v2"];

    public override bool PathsEndInSlash => true;

    public override string? Scheme => ActiveTokenScheme.Name;

    /// <summary>Reading says <c>errors</c>, writing <c>error</c>.</summary>
    public override OpenApiSchema RefusalSchema =>
        new()
        {
            AnyOf =
            [
                Envelope("errors", ("meta", JsonSchemaType.Object), ("objects", JsonSchemaType.Array)),
                Envelope("error", ("meta", JsonSchemaType.Null), ("objects", JsonSchemaType.Null)),
            ],
        };

    public override Task Write(HttpContext context, Refusal refusal) =>
        Problem.Of(refusal, context).ExecuteAsync(context);

    /// <summary>
    /// A foreign key without target is a wrong value of the one who writes it, and a conflict for the one who deletes
    /// what it points to; PostgreSQL names the table that holds the key in both cases.
    /// </summary>
    public override Refusal? Translate(PostgresException refused, HttpContext context) =>
        refused.SqlState switch
        {
            PostgresErrorCodes.ForeignKeyViolation
                when refused.TableName == context.GetEndpoint()?.Metadata.GetMetadata<WritesTable>()?.Table
                    && context.Features.Get<Submission>()?.Mode is not WriteMode.Delete => new(
                RefusalKind.Invalid,
                $"{ColumnOf(refused)}: there is no such row",
                ErrorType.InvalidValue
            ),
            PostgresErrorCodes.ForeignKeyViolation => new(
                RefusalKind.Conflict,
                $"the row is still used by {refused.TableName}"
            ),
            PostgresErrorCodes.UniqueViolation => new(
                RefusalKind.Conflict,
                $"{refused.ConstraintName}: a row with these values exists"
            ),
            PostgresErrorCodes.CheckViolation => OfCheck(refused.ConstraintName ?? ""),
            _ => null,
        };

    private static Refusal OfCheck(string constraint) =>
        constraint switch
        {
            "region_parent_acyclic" or "region_parent_not_itself" => new(
                RefusalKind.Invalid,
                "parent_region_id: a region cannot lie below itself, nor more than 64 levels deep",
                ErrorType.RegionCycle
            ),
            "indicator_tag_parent_acyclic" => new(
                RefusalKind.Invalid,
                "parent_tag_id: a tag cannot lie below itself",
                ErrorType.InvalidValue
            ),
            "campaign_ends_after_start" => new(
                RefusalKind.Invalid,
                "end_date: a campaign cannot end before its start_date",
                ErrorType.InvalidValue
            ),
            _ => new(RefusalKind.Invalid, $"{constraint}: the value is not allowed", ErrorType.InvalidValue),
        };

    private static OpenApiSchema Envelope(string messages, params (string Name, JsonSchemaType Type)[] others)
    {
        var properties = others.ToDictionary(
            other => other.Name,
            IOpenApiSchema (other) => new OpenApiSchema { Type = other.Type },
            StringComparer.Ordinal
        );
        properties[messages] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Error type to message.",
            AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String },
        };

        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Required = properties.Keys.ToHashSet(StringComparer.Ordinal),
            Properties = properties,
        };
    }

    /// <summary>From region_office_id_fkey to office_id.</summary>
    private static string ColumnOf(PostgresException refused)
    {
        var name = refused.ConstraintName ?? "";
        var from = refused.TableName?.Length + 1 ?? 0;

        return name.EndsWith("_fkey", StringComparison.Ordinal) && name.Length > from + 5 ? name[from..^5] : name;
    }
}
