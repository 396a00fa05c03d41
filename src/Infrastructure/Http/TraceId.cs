using System.Diagnostics;

namespace Platform.Infrastructure.Http;

/// <summary>The one name of a request in the log, in refusals and in traces.</summary>
public static class TraceId
{
    /// <summary>Length of <c>00-{trace}-{span}-00</c> in a <c>traceparent</c> header.</summary>
    private const int HeaderLength = 55;

    /// <summary>The trace's id where there is one: the service's own or the client's; else the server's number.</summary>
    public static string Of(HttpContext context) =>
        Activity.Current?.TraceId.ToHexString() ?? Sent(context.Request.Headers.TraceParent) ?? context.TraceIdentifier;

    private static string? Sent(string? header) =>
        header is { Length: HeaderLength } && ActivityContext.TryParse(header, null, out var trace)
            ? trace.TraceId.ToHexString()
            : null;
}
