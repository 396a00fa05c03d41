using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Chat;

/// <summary>Rooms, comments and webhooks for trusted back ends; a tenant is an app, known by its secret.</summary>
public sealed class ChatArea : Area
{
    public const string Prefix = "/api/v2/rest";

    public static readonly ChatArea Instance = new();

    private ChatArea() { }

    public override string Name => "Chat";

    public override IReadOnlyList<string> Prefixes => [Prefix];

    public override string? Scheme => SecretScheme.Scheme;

    public override bool ProvesFirst => true;

    public override IReadOnlyList<Topic> Topics => ChatTopics.All;

    public override IReadOnlyList<string> BodyTypes =>
        ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"];

    public override IReadOnlyList<JsonConverter> Writes => [new WholeSeconds(), new WholeSecondsOrNull()];

    public override Seeder Seeder => new SeedChat();

    public override IReadOnlyList<Command> Commands => [ChatCommands.Chat()];

    public override void Add(WebApplicationBuilder builder)
    {
        JsonColumns.Add<RawJson>();
        JsonColumns.Add<Participant[]>();
        builder.Services.AddSingleton(builder.Options<ChatOptions>("Chat"));
        builder.Services.AddSingleton<SecretCache>();
        builder.Services.AddSingleton(services =>
        {
            var secrets = services.GetRequiredService<SecretCache>();

            return new Subscription(
                "chat_app_changed",
                appId => secrets.Forget(long.Parse(appId, CultureInfo.InvariantCulture)),
                secrets.ForgetAll
            );
        });
        builder.Services.AddSingleton<CredentialScheme, SecretScheme>();
        builder.Services.AddSingleton<SignedLinks>();
        builder.Services.AddSingleton<WebhookClient>();
        builder.Services.AddSingleton<EventFeed>();
        builder.Services.AddSingleton(services => services.GetRequiredService<EventFeed>().Happened);
        builder.Services.AddSingleton(services => services.GetRequiredService<EventFeed>().Changed);
        builder.Services.AddHostedService(services => services.GetRequiredService<EventFeed>());
        builder.Services.AddSingleton<EventTeller>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EventTeller>());
        builder.Services.AddSingleton<IJob, PurgeEvents>();
        builder.Services.AddSingleton<IJob, PurgeRooms>();
        builder.Services.AddSingleton<IJob, DeliverWebhooks>();
        builder.Services.AddSingleton<IJob, PruneWebhooks>();
        builder.Services.AddSingleton<ExportLinks>();
        builder.Services.AddSingleton<IJob, RunExport>();
        builder.Services.AddSingleton<IJob, RemoveExports>();
        builder.Services.AddSingleton<IJob, RunImport>();
    }

    /// <summary>Nothing here may be kept by anybody: a GET may create a room.</summary>
    public override Refusal? Negotiate(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";

        return null;
    }

    public override OpenApiSchema RefusalSchema =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "error", "status" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["error"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string>(StringComparer.Ordinal) { "message", "detailed_messages" },
                    Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                    {
                        ["message"] = new OpenApiSchema { Type = JsonSchemaType.String },
                        ["detailed_messages"] = new OpenApiSchema
                        {
                            Type = JsonSchemaType.Array,
                            Description = "Each begins with the name of a parameter.",
                            Items = new OpenApiSchema { Type = JsonSchemaType.String },
                        },
                    },
                },
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            },
        };

    public override Task Write(HttpContext context, Refusal refusal)
    {
        context.Response.Headers.CacheControl = "no-store";

        return context.Response.WriteAsJsonAsync(
            new Refused(new Refused.Reason(MessageOf(refusal.Status), Details(context, refusal)), refusal.Status),
            context.RequestAborted
        );
    }

    /// <summary>One text for each status.</summary>
    private static string MessageOf(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => "Validation error",
            StatusCodes.Status413PayloadTooLarge => "Payload too large",
            StatusCodes.Status405MethodNotAllowed => "Method not allowed",
            StatusCodes.Status404NotFound => "Not found",
            StatusCodes.Status415UnsupportedMediaType => "Unsupported media type",
            StatusCodes.Status429TooManyRequests => "Too many requests",
            StatusCodes.Status500InternalServerError => "Internal server error",
            _ => ReasonPhrases.GetReasonPhrase(status),
        };

    private static IReadOnlyList<string> Details(HttpContext context, Refusal refusal) =>
        refusal switch
        {
            ChatRefusal known => known.Details,
            { Words: { } words } => [words],
            { Kind: RefusalKind.PreconditionFailed } => [Preconditions.Words],
            { Kind: RefusalKind.KeyOfAnother } => [IdempotencyKey.Words],
            { Kind: RefusalKind.MalformedBody or RefusalKind.MalformedForm } =>
            [
                $"body cannot be read: {refusal.Subject}",
            ],
            { Kind: RefusalKind.MethodNotAllowed } => [$"{refusal.Subject} is not served under this path; see Allow"],
            { Kind: RefusalKind.UnsupportedMediaType } =>
            [
                $"Content-Type {refusal.Subject} is not read here; send {string.Join(", ", Instance.BodyTypes)}",
            ],
            { Kind: RefusalKind.Internal } => [TraceId.Of(context)],
            _ => [],
        };
}

public static class ChatRoutes
{
    /// <summary>The group of the area: every route needs an app's secret.</summary>
    public static RouteGroupBuilder Chat(this IEndpointRouteBuilder app) =>
        app.MapGroup(ChatArea.Prefix).WithMetadata(ChatArea.Instance).Requires(Access.Proved(SecretScheme.Scheme));
}

/// <summary>Section <c>Chat</c> of the settings.</summary>
public sealed class ChatOptions : IValidatableObject
{
    /// <summary>A <c>QISCUS_SDK_APP_ID</c> that is sent must be that of the secret's app.</summary>
    public bool EnforceAppId { get; set; }

    /// <summary>Where callers reach the service, for links in answers; empty: as the request says.</summary>
    public string PublicBaseUrl { get; set; } = "";

    /// <summary>What a room's <c>participants</c> are in three answers: <c>emails</c>, or <c>objects</c>.</summary>
    [AllowedValues("emails", "objects", ErrorMessage = "must be emails or objects")]
    public string ParticipantShape { get; set; } = "emails";

    public ChatUploadOptions Uploads { get; set; } = new();

    public ChatWebhookOptions Webhook { get; set; } = new();

    public ChatExportOptions Exports { get; set; } = new();

    public ChatImportOptions Imports { get; set; } = new();

    /// <summary>In Development only: the secret of the demo app. Empty: it has none.</summary>
    public string DemoSecret { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PublicBaseUrl.Length > 0 && !WebAddress.IsOne(PublicBaseUrl))
        {
            yield return new ValidationResult("must be an absolute http or https address", [nameof(PublicBaseUrl)]);
        }
    }
}

/// <summary>Section <c>Chat:Uploads</c> of the settings.</summary>
public sealed class ChatUploadOptions
{
    /// <summary>Of one file; larger ones get 413.</summary>
    [Range(1024, int.MaxValue)]
    public int MaxBytes { get; set; } = 20 * 1024 * 1024;
}

/// <summary>Section <c>Chat:Exports</c> of the settings.</summary>
public sealed class ChatExportOptions
{
    /// <summary>How long a <c>download_url</c> works.</summary>
    [Range(1, 24 * 365)]
    public int LinkTtlHours { get; set; } = 24;
}

/// <summary>Section <c>Chat:Imports</c> of the settings.</summary>
public sealed class ChatImportOptions
{
    /// <summary>Of one file; larger ones get 413. A job has its file in memory.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Of passwords that come as plain text.</summary>
    [Range(1, 10_000_000)]
    public int PasswordIterations { get; set; } = 100_000;
}
