namespace Platform.Infrastructure.Http;

/// <summary>Why a request is refused. Each area words it in its own body (see <see cref="Area"/>).</summary>
public enum RefusalKind
{
    Invalid = 400,
    MalformedBody = 4001,
    Unauthenticated = 401,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    NotAcceptable = 406,
    BodyTooSlow = 408,
    Conflict = 409,
    BodyTooLarge = 413,
    UnsupportedMediaType = 415,
    TooManyRequests = 429,
    Internal = 500,
    Unavailable = 503,
}

/// <summary>
/// A refusal before an area has worded it.
/// </summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">What it is about: the method, the media type, the parser's reason, the scheme's complaint.</param>
/// <param name="Field">The field or parameter at fault, where one is known.</param>
public sealed record Refusal(RefusalKind Kind, string? Subject = null, string? Field = null)
{
    public int Status => Kind == RefusalKind.MalformedBody ? 400 : (int)Kind;

    /// <summary>The refusal behind a bare status code, as set by routing or <c>TypedResults.NotFound()</c>.</summary>
    public static Refusal OfStatus(int status, HttpContext context) =>
        status switch
        {
            StatusCodes.Status405MethodNotAllowed => new(RefusalKind.MethodNotAllowed, context.Request.Method),
            StatusCodes.Status415UnsupportedMediaType => new(
                RefusalKind.UnsupportedMediaType,
                context.Request.ContentType ?? ""
            ),
            _ when Enum.IsDefined((RefusalKind)status) => new((RefusalKind)status),
            >= 500 => new(RefusalKind.Internal),
            _ => new(RefusalKind.Invalid),
        };
}

/// <summary>Thrown by the request readers of an area's shared parts when a body cannot be read at all.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.ToString())
{
    public Refusal Refusal { get; } = refusal;
}
