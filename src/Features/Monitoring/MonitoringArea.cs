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

    public override Refusal? Translate(PostgresException refused, HttpContext context) =>
        BrokenRule.Of(refused, context);

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
}
