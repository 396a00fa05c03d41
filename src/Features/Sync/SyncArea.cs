using System.ComponentModel.DataAnnotations;
using Microsoft.Net.Http.Headers;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Organizations, therapists and interactions, pushed in batches by data-pulling clients.</summary>
public sealed class SyncArea : DrfArea
{
    /// <summary>Callers that may push: everyone with a token, or service accounts and staff, as configured.</summary>
    public const string Push = "sync push";

    public static readonly SyncArea Instance = new();

    private SyncArea() { }

    public override string Name => "Sync";

    public override IReadOnlyList<string> Prefixes =>
        [
            "/organizations",
            "/sync",
            "/auth",
            "/accounts",
            "/therapists",
            "/interactions",
            "/total-therapists",
            "/rates",
            "/data-presentation",
            "/presentation",
            "/number-of-therapists",
        ];

    public override bool PathsEndInSlash => true;

    public override string? Scheme => TokenScheme.Name;

    /// <summary>Only JSON is spoken here, except by exports; <c>?format=json</c> may be said on a GET.</summary>
    public override Refusal? Negotiate(HttpContext context)
    {
        if (
            HttpMethods.IsGet(context.Request.Method)
            && context.Request.Query.TryGetValue("format", out var format)
            && format != "json"
        )
        {
            return new Refusal(RefusalKind.NotFound);
        }

        var accept = context.Request.GetTypedHeaders().Accept;
        if (accept.Count == 0 || accept.Any(type => Admits(type, "application", "json")))
        {
            return null;
        }

        var writesCsv = context.GetEndpoint()?.Metadata.GetMetadata<WritesCsv>() is not null;

        return writesCsv && accept.Any(type => Admits(type, "text", "csv"))
            ? null
            : new Refusal(RefusalKind.NotAcceptable);
    }

    private static bool Admits(MediaTypeHeaderValue range, string type, string subtype) =>
        range.Quality is not 0
        && (range.MatchesAllTypes || range.Type == type && (range.MatchesAllSubTypes || range.SubType == subtype));
}

/// <summary>On endpoints that can answer CSV as well.</summary>
public sealed record WritesCsv;

public static class SyncRoutes
{
    /// <summary>The group of every route that needs a token.</summary>
    public static RouteGroupBuilder Sync(this IEndpointRouteBuilder app) =>
        app.MapGroup("").WithMetadata(SyncArea.Instance).RequireAuthorization(TokenScheme.Name);

    /// <summary>The group of routes that only service accounts and staff may use where that is configured.</summary>
    public static RouteGroupBuilder SyncPush(this IEndpointRouteBuilder app) =>
        app.Sync().RequireAuthorization(SyncArea.Push);
}

/// <summary>Section <c>Sync</c> of the settings.</summary>
public sealed class SyncOptions
{
    /// <summary>Only service accounts and staff may push; others get 403.</summary>
    public bool RequireServiceAccount { get; set; }

    /// <summary>Whether <c>POST /accounts/</c> is open to everyone. Off: 403.</summary>
    public bool AllowRegistration { get; set; }

    /// <summary>Hours that a token made by log-in lives.</summary>
    [Range(1, 24 * 3650)]
    public int TokenHours { get; set; } = 24;
}

public static class SyncSetup
{
    public static void AddSync(this WebApplicationBuilder builder)
    {
        var options = builder.Options<SyncOptions>("Sync");

        builder.Services.AddSingleton(options);
        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(
                SyncArea.Push,
                policy =>
                    policy
                        .AddAuthenticationSchemes(TokenScheme.Name)
                        .RequireAssertion(asked =>
                            !options.RequireServiceAccount
                            || asked.User is CallerPrincipal { Caller: { IsServiceAccount: true } or { IsStaff: true } }
                        )
            );
    }
}
