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
                when refused.TableName == context.GetEndpoint()?.Metadata.GetMetadata<WritesTable>()?.Table => new(
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
            PostgresErrorCodes.CheckViolation
                when refused.ConstraintName?.StartsWith("region_parent_", StringComparison.Ordinal) == true => new(
                RefusalKind.Invalid,
                "parent_region_id: a region cannot lie below itself",
                ErrorType.RegionCycle
            ),
            PostgresErrorCodes.CheckViolation => new(
                RefusalKind.Invalid,
                $"{refused.ConstraintName}: the value is not allowed",
                ErrorType.InvalidValue
            ),
            _ => null,
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

/// <summary>The table that an endpoint writes, to tell its own foreign keys from those that point to it.</summary>
public sealed record WritesTable(string Table);

public static class MonitoringRoutes
{
    /// <summary>The group of every route of the area.</summary>
    public static RouteGroupBuilder Monitoring(this IEndpointRouteBuilder app) =>
        app.MapGroup("").WithMetadata(MonitoringArea.Instance).RequireAuthorization(ActiveTokenScheme.Name);

    /// <summary>
    /// GET of a v2 resource, and of one row by its id, which is the list answer for that id and makes
    /// <c>resource_uri</c> work.
    /// </summary>
    public static void MapList<TRow>(
        this IEndpointRouteBuilder app,
        string resource,
        string slice,
        string summary,
        Func<HttpContext, Caller, Database, IResult> handle
    )
    {
        foreach (var (route, name) in new[] { ("", slice), ("{id:digits}/", slice + ".ById") })
        {
            app.Monitoring()
                .MapGet(
                    $"api/v2/{resource}/{route}",
                    (HttpContext context, Caller caller, Database database) => handle(context, caller, database)
                )
                .WithName($"Monitoring.{name}")
                .WithSummary(summary)
                .Produces<ReadEnvelope<TRow>>();
        }
    }

    /// <summary>POST of a v2 resource: insert, update or delete, as the key <c>id</c> of the body decides.</summary>
    public static RouteHandlerBuilder MapWrite<TRow>(
        this IEndpointRouteBuilder app,
        string resource,
        string table,
        string slice,
        string summary,
        Func<HttpContext, Caller, Task<IResult>> handle
    ) =>
        app.Monitoring()
            .MapPost($"api/v2/{resource}/", (HttpContext context, Caller caller) => handle(context, caller))
            .WithName($"Monitoring.{slice}")
            .WithSummary(summary)
            .WithBody(typeof(TRow))
            .WithMetadata(new WritesTable(table))
            .Produces<WriteEnvelope>();
}
