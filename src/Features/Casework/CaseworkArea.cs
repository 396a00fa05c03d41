using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Casework;

/// <summary>
/// Case management: people, referrals, contacts, and fields that each organisation adds by itself. The whole query is in
/// the path.
/// </summary>
public sealed class CaseworkArea : Area
{
    public const string Prefix = "/v2";

    /// <summary>Names in the store begin with it.</summary>
    public const string Files = "casework";

    /// <summary>What may stand behind <c>/v2</c>, and without it.</summary>
    private static readonly PathString[] Unprefixed =
    [
        .. RecordGroup.All.Select(group => new PathString("/" + group.Name)),
        "/extension_database",
        "/external_referral",
        "/external_referrals",
        "/dictionary",
    ];

    public static readonly CaseworkArea Instance = new();

    private CaseworkArea() { }

    public override string Name => "Casework";

    public override IReadOnlyList<string> Prefixes { get; } = [Prefix, .. Unprefixed.Select(root => root.Value!)];

    /// <summary>The contract's own example leaves <c>/v2</c> out once.</summary>
    public override Func<PathString, PathString>? Respells =>
        path =>
            Unprefixed.Any(root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase))
                ? Prefix + path
                : path;

    public override string? Scheme => KeyScheme.Scheme;

    public override bool ProvesFirst => true;

    /// <summary>They hold e-mail addresses and health numbers.</summary>
    public override bool HidesPaths => true;

    public override IReadOnlyList<Topic> Topics => CaseworkTopics.All;

    public override IReadOnlyList<string> BodyTypes => ["application/json", "application/x-www-form-urlencoded"];

    public override RowStyle Rows { get; } = new(RowStyle.Shortest, 3, MarksUtc: true);

    public override IReadOnlyList<JsonConverter> Writes => [new UtcMilliseconds()];

    public override Seeder Seeder => new SeedCasework();

    public override IReadOnlyList<Command> Commands => [CaseworkCommands.Casework()];

    public override void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Options<CaseworkOptions>("Casework"));
        builder.Services.AddSingleton<KeyCache>();
        builder.Services.AddSingleton(services =>
        {
            var keys = services.GetRequiredService<KeyCache>();

            return new Subscription("casework_callers_changed", keys.Forget, keys.ForgetAll);
        });
        builder.Services.AddSingleton<CredentialScheme, KeyScheme>();
        builder.Services.AddSingleton<OwnFieldsCache>();
        builder.Services.AddSingleton(services =>
        {
            var own = services.GetRequiredService<OwnFieldsCache>();

            return new Subscription("casework_definitions_changed", _ => own.ForgetAll(), own.ForgetAll);
        });
        builder.Services.AddSingleton<RecordReader>();
        builder.Services.AddSingleton<RecordWriter>();
        builder.Services.AddSingleton<ExtensionReader>();
        builder.Services.AddSingleton<IJob, RemoveFile>();
        JsonColumns.Add<System.Text.Json.JsonElement>();
        JsonColumns.Add<Dictionary<string, System.Text.Json.JsonElement[]>>();
        JsonColumns.Add<Dictionary<string, System.Text.Json.JsonElement>>();
        JsonColumns.Add<StagedEntry[]>();
        JsonColumns.Add<ProcessedEntry[]>();
        JsonColumns.Add<StagedPerson[]>();
    }

    /// <summary>
    /// An extension database that is not there for the caller is told first; the path of a write that has no such shape is
    /// no wrong method.
    /// </summary>
    public override async ValueTask<Refusal> OtherMethod(HttpContext context) =>
        await UnknownExtension(context)
        ?? (
            HttpMethods.IsPut(context.Request.Method) || HttpMethods.IsPost(context.Request.Method)
                ? WritePath.Refusal(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget)
                : null
        )
        ?? await base.OtherMethod(context);

    private static async ValueTask<CaseworkRefusal?> UnknownExtension(HttpContext context) =>
        context.Request.Path.StartsWithSegments(
            $"{Prefix}/{RecordGroup.Extensions}",
            StringComparison.OrdinalIgnoreCase,
            out var rest
        )
        && rest.Value is not (null or "" or "/")
        && context.User is CallerPrincipal { Caller: CaseworkCaller caller }
        && await context
            .RequestServices.GetRequiredService<ExtensionReader>()
            .Find(context, caller, context.RequestAborted)
            is { Refusal: { Kind: RefusalKind.NotFound } unknown }
            ? unknown
            : null;

    /// <summary>Nothing here may be kept by anybody.</summary>
    public override Refusal? Negotiate(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";

        return null;
    }

    public override OpenApiSchema RefusalSchema => RefusedBody.Schema;

    public override Task Write(HttpContext context, Refusal refusal)
    {
        context.Response.Headers.CacheControl = "no-store";

        return context.Response.WriteAsJsonAsync(
            RefusedBody.Of(context, refusal),
            options: null,
            RefusedBody.MediaType,
            context.RequestAborted
        );
    }
}

public static class CaseworkRoutes
{
    /// <summary>Reports share a few connections: nobody takes all of them.</summary>
    private static readonly AtOnce FewReports = new(2, RecordPath.IsReport);

    /// <summary>The group of the area: every route needs the three keys.</summary>
    public static RouteGroupBuilder Casework(this IEndpointRouteBuilder app) =>
        app.MapGroup(CaseworkArea.Prefix)
            .WithMetadata(CaseworkArea.Instance, FewReports)
            .Requires(Access.Proved(KeyScheme.Scheme));
}

/// <summary>Section <c>Casework</c> of the settings.</summary>
public sealed class CaseworkOptions
{
    public CaseworkUploadOptions Uploads { get; set; } = new();

    public CaseworkKeys DemoKeys { get; set; } = new();
}

/// <summary>In Development only: the keys of the demo organisation, of its source and of its user. Empty: it has none.</summary>
public sealed class CaseworkKeys
{
    public string Org { get; set; } = "";

    public string Source { get; set; } = "";

    public string User { get; set; } = "";
}

/// <summary>Section <c>Casework:Uploads</c>.</summary>
public sealed class CaseworkUploadOptions
{
    /// <summary>Of one file; larger ones get 413.</summary>
    [Range(1, 1L << 40)]
    public long MaxBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Of a body with files; larger ones get 413.</summary>
    [Range(1, 1L << 40)]
    public long MaxBodyBytes { get; set; } = 100 * 1024 * 1024;
}
