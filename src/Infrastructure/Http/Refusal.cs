namespace Platform.Infrastructure.Http;

/// <summary>Why a request is refused. Each area words it in its own body (see <see cref="Area"/>).</summary>
public enum RefusalKind
{
    Invalid = 400,
    MalformedBody = 4001,
    MalformedForm = 4002,
    Unauthenticated = 401,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    NotAcceptable = 406,
    BodyTooSlow = 408,
    Conflict = 409,
    PreconditionFailed = 412,
    BodyTooLarge = 413,
    UriTooLong = 414,
    UnsupportedMediaType = 415,
    KeyOfAnother = 422,
    TooManyRequests = 429,
    Internal = 500,
    BadGateway = 502,
    Unavailable = 503,
    StorageFull = 507,
}

/// <summary>
/// A refusal before an area has worded it.
/// </summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">What it is about: the method, the media type, the parser's reason, the scheme's complaint.</param>
/// <param name="Field">The field or parameter at fault, where one is known.</param>
public record Refusal(RefusalKind Kind, string? Subject = null, string? Field = null)
{
    /// <summary>The area's stable code, where whoever refuses knows better than the area's table.</summary>
    public string? Code { get; init; }

    /// <summary>The words, likewise.</summary>
    public string? Words { get; init; }

    /// <summary>Beside a 401: how the caller can prove who they are, for <c>WWW-Authenticate</c>.</summary>
    public string? Challenge { get; init; }

    public int Status => Kind is RefusalKind.MalformedBody or RefusalKind.MalformedForm ? 400 : (int)Kind;

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

/// <summary>Thrown where shared parts cannot go on: a body that cannot be read at all, a store that does not answer.</summary>
public class RefusedException(Refusal refusal, string? message = null, Exception? cause = null)
    : Exception(message ?? refusal.ToString(), cause)
{
    public Refusal Refusal { get; } = refusal;
}
