using Microsoft.AspNetCore.Mvc;
using Platform.Features.Identity;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Monitoring;

/// <summary>A POST that makes a job and waits for it, with what that needs, for a handler's <c>AsParameters</c>.</summary>
internal sealed record JobCall(
    HttpContext Context,
    AccountCaller Caller,
    [FromServices] Database Database,
    [FromServices] TimeProvider Time,
    [FromServices] DocumentOptions Options,
    [FromServices] JobSignals Signals
)
{
    public CancellationToken Stop => Context.RequestAborted;
}
