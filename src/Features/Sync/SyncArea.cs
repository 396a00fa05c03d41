using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Platform.Features.Identity;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Organizations, therapists and interactions, pushed in batches by data-pulling clients.</summary>
public sealed class SyncArea : DrfArea
{
    /// <summary>Callers that may push: everyone with a token, or service accounts and staff, as configured.</summary>
    public static readonly Access Push = Access.Of<AccountCaller>(
        "sync push",
        TokenScheme.Scheme,
        (context, caller) =>
            caller is not null
            && (
                caller is { IsServiceAccount: true } or { HasStaffRights: true }
                || !context.RequestServices.GetRequiredService<SyncOptions>().RequireServiceAccount
            )
    );

    /// <summary>Callers that may rename what others pushed.</summary>
    public static readonly Access Staff = Access.Of<AccountCaller>(
        "sync staff",
        TokenScheme.Scheme,
        (_, caller) => caller is { HasStaffRights: true }
    );

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

    public override IReadOnlyList<Topic> Topics => SyncTopics.All;

    public override Seeder Seeder => new SeedSync();

    public override void Add(WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(builder.Options<SyncOptions>("Sync"));

    public override string? Scheme => TokenScheme.Scheme;

    /// <summary>Only JSON is spoken here, except by exports; <c>?format=json</c> may be said on a GET.</summary>
    public override Refusal? Negotiate(HttpContext context)
    {
        base.Negotiate(context);
        if (!context.Request.QueryString.HasValue && context.Request.Headers.Accept.Count == 0)
        {
            return null;
        }

        var format = context.Request.Query["format"];
        if (HttpMethods.IsGet(context.Request.Method) && format.Count > 0 && format[^1] is not (null or "" or "json"))
        {
            return new Refusal(RefusalKind.NotFound);
        }

        // What cannot be read as a media type admits nothing.
        var accept = context.Request.GetTypedHeaders().Accept;
        if (string.IsNullOrWhiteSpace(context.Request.Headers.Accept) || accept.Any(IsJson))
        {
            return null;
        }

        return accept.Any(IsCsv) && context.GetEndpoint()?.Metadata.GetMetadata<WritesCsv>() is not null
            ? null
            : new Refusal(RefusalKind.NotAcceptable);
    }

    private static bool IsJson(MediaTypeHeaderValue range) => Admits(range, "application", "json");

    private static bool IsCsv(MediaTypeHeaderValue range) => Admits(range, "text", "csv");

    private static bool Admits(MediaTypeHeaderValue range, StringSegment type, StringSegment subtype) =>
        range.Quality is not 0
        && (
            range.MatchesAllTypes
            || range.Type.Equals(type, StringComparison.OrdinalIgnoreCase)
                && (range.MatchesAllSubTypes || range.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase))
        );
}

/// <summary>On endpoints that can answer CSV as well.</summary>
public sealed record WritesCsv;

public static class SyncRoutes
{
    /// <summary>The group of the two routes that need no token: log-in and registration.</summary>
    public static RouteGroupBuilder SyncOpen(this IEndpointRouteBuilder app) =>
        app.MapGroup("").WithMetadata(SyncArea.Instance).AllowAnonymous();

    /// <summary>The group of every route that needs a token.</summary>
    public static RouteGroupBuilder Sync(this IEndpointRouteBuilder app) =>
        app.MapGroup("").WithMetadata(SyncArea.Instance).Requires(Access.Proved(TokenScheme.Scheme));

    /// <summary>The group of routes that only service accounts and staff may use where that is configured.</summary>
    public static RouteGroupBuilder SyncPush(this IEndpointRouteBuilder app) => app.Sync().Requires(SyncArea.Push);

    /// <summary>Marks a spelling that the contract retired: served, and told to be so.</summary>
    /// <param name="route">Its operation.</param>
    /// <param name="since">When the contract went over to the next one; null: this is the current one.</param>
    /// <param name="successor">The operation that does the same. Without one the spelling stays.</param>
    public static RouteHandlerBuilder Retired(this RouteHandlerBuilder route, DateOnly? since, string? successor) =>
        since is { } day
            ? route.WithMetadata(
                new Retirement(day) { Successor = successor, Sunset = successor is null ? null : RetiredOn.Sunset }
            )
            : route;

    /// <summary>On a GET: <c>?format=json</c> may be said.</summary>
    public static RouteHandlerBuilder TakesFormat(this RouteHandlerBuilder route) =>
        route
            .WithMetadata(
                new OpenApiInput(
                    "format",
                    "May be said; another word is a 404.",
                    JsonSchemaType.String,
                    Choices: ["json"]
                )
            )
            .Produces(StatusCodes.Status404NotFound);

    /// <summary>The group of routes for staff.</summary>
    public static RouteGroupBuilder SyncStaff(this IEndpointRouteBuilder app) => app.Sync().Requires(SyncArea.Staff);
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
