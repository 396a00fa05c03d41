using System.Diagnostics;

namespace Platform.Infrastructure.Jobs;

/// <summary>Spans of work behind requests: each joins the trace of the request that asked for it.</summary>
public static class JobTrace
{
    /// <summary>Of the spans.</summary>
    public const string SourceName = "Platform.Jobs";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Null where nobody traces, or where the request was not traced.</summary>
    /// <param name="claim">By which the row was claimed: <c>Chat/RunExport.Claim</c> begins a span <c>Chat/RunExport</c>.</param>
    /// <param name="trace">As the row keeps it, a <c>traceparent</c>; null: it was asked for without one.</param>
    internal static Activity? Begin(Statement claim, string? trace) =>
        ActivityContext.TryParse(trace, traceState: null, isRemote: true, out var parent)
            ? Source.StartActivity(claim.Name.Split('.')[0], ActivityKind.Consumer, parent)
            : Source.StartActivity(claim.Name.Split('.')[0], ActivityKind.Consumer);
}
