using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Platform.Infrastructure.Http;

/// <summary>
/// On a route that is served for the clients of old alone. Every answer of it says so, a refusal too, and so does the
/// OpenAPI document.
/// </summary>
/// <param name="Since">From which day no new client should use it.</param>
public sealed record Retirement(DateOnly Since)
{
    public const string Header = "Deprecation";
    public const string SunsetHeader = "Sunset";

    /// <summary>The operation to use instead; null: there is none.</summary>
    public string? Successor { get; init; }

    /// <summary>From which day it may be gone; null: the contract keeps it.</summary>
    public DateOnly? Sunset { get; init; }

    /// <summary>For the header, as RFC 9745 writes it: a date among structured fields.</summary>
    public string SinceText => string.Create(CultureInfo.InvariantCulture, $"@{Midnight(Since).ToUnixTimeSeconds()}");

    /// <summary>For the header, as RFC 8594 writes it: a date of HTTP.</summary>
    public string? SunsetText => Sunset is { } day ? HeaderUtilities.FormatDate(Midnight(day)) : null;

    private static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}

public static class Retirements
{
    /// <summary>After routing, before anything may refuse: what a retired route says of itself.</summary>
    public static void UseRetirements(this WebApplication app)
    {
        var links = app.Services.GetRequiredService<LinkGenerator>();

        app.Use(
            (context, next) =>
            {
                if (
                    context.GetEndpoint()?.Metadata is { } metadata
                    && metadata.GetMetadata<Retirement>() is { } retired
                )
                {
                    Tell(context, retired, metadata.GetRequiredMetadata<Area>(), links);
                }

                return next(context);
            }
        );
    }

    private static void Tell(HttpContext context, Retirement retired, Area area, LinkGenerator links)
    {
        var headers = context.Response.Headers;
        headers[Retirement.Header] = retired.SinceText;
        if (retired.SunsetText is { } sunset)
        {
            headers[Retirement.SunsetHeader] = sunset;
        }

        // Where a person reads what to do; what stands in the path of the one stands in that of the other.
        headers.Append(
            HeaderNames.Link,
            $"<{context.Request.PathBase}/scalar/{area.Name.ToLowerInvariant()}>; rel=\"deprecation\"; type=\"text/html\""
        );
        if (
            retired.Successor is { } name
            && links.GetPathByName(
                name,
                context.Request.RouteValues,
                context.Request.PathBase,
                options: new LinkOptions { AppendTrailingSlash = area.PathsEndInSlash }
            )
                is { } path
        )
        {
            headers.Append(HeaderNames.Link, $"<{path}>; rel=\"successor-version\"");
        }
    }
}
