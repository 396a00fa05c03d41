namespace Platform.Features.Dba;

/// <summary>403 for a form that another site sent: a browser on the machine of the service may do more than its pages.</summary>
public sealed class ForbidForeign : IResult
{
    /// <summary>Browsers say where a form comes from; other programs say nothing.</summary>
    public static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site is not ("same-origin" or "none")
            : request.Headers.Origin.ToString() is { Length: > 0 } origin
                && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value);

    public Task ExecuteAsync(HttpContext httpContext) =>
        PlatformArea.Instance.Refuse(
            httpContext,
            new Refusal(RefusalKind.Forbidden, "The form was sent by a page of another site.")
        );
}
