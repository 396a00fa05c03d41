using System.CommandLine;
using Microsoft.OpenApi;
using Npgsql;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Monitoring;

/// <summary>Campaign data by region: metadata, permissions, datapoints, ingest.</summary>
public sealed class MonitoringArea : Area
{
    public static readonly MonitoringArea Instance = new();

    /// <summary>Before the names of its files in the store.</summary>
    public const string Files = "monitoring";

    private MonitoringArea() { }

    public override string Name => "Monitoring";

    public override IReadOnlyList<string> Prefixes => ["/api/v1", "/api/v2"];

    public override bool PathsEndInSlash => true;

    public override IReadOnlyList<Topic> Topics => MonitoringTopics.All;

    public override IReadOnlyList<string> BodyTypes => ["application/json", "application/x-www-form-urlencoded"];

    public override IReadOnlyList<string> Sections => ["Documents"];

    public override Seeder Seeder => new SeedMonitoring();

    public override IReadOnlyList<Command> Commands => [MonitoringCommands.Monitoring()];

    public override void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Options<DocumentOptions>("Documents"));
        builder.Services.AddSingleton<CredentialScheme, ActiveTokenScheme>();
        builder.Services.AddSingleton<CampaignQueue>();
        builder.Services.AddSingleton<IJob, RunDocumentJob>();
        builder.Services.AddSingleton<IJob, RemoveFile>();
    }

    /// <summary>Floats as short as they come, times to the millisecond and without a mark for UTC.</summary>
    public override RowStyle Rows { get; } = new(RowStyle.Shortest, 3, MarksUtc: false);

    public override string? Scheme => ActiveTokenScheme.Scheme;

    public override string TimeFormat => "date-time-local";

    /// <summary>Reading says <c>errors</c>, writing <c>error</c>, data entry also <c>success</c>.</summary>
    public override OpenApiSchema RefusalSchema
    {
        get
        {
            var write = Envelope("error", ("meta", JsonSchemaType.Null), ("objects", JsonSchemaType.Null));
            write.Properties!["success"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Description = "0, of data entry alone.",
                Enum = [0],
            };

            return new()
            {
                AnyOf = [Envelope("errors", ("meta", JsonSchemaType.Object), ("objects", JsonSchemaType.Array)), write],
            };
        }
    }

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
