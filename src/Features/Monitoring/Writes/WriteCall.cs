using Microsoft.AspNetCore.Mvc;
using Platform.Features.Identity;

namespace Platform.Features.Monitoring;

/// <summary>A POST with what writing needs, for a handler's <c>AsParameters</c>.</summary>
public sealed record WriteCall(
    HttpContext Context,
    AccountCaller Caller,
    [FromServices] Database Database,
    [FromServices] TimeProvider Time
)
{
    public CancellationToken Stop => Context.RequestAborted;
}
