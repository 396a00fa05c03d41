using Microsoft.AspNetCore.Mvc;
using Platform.Features.Identity;

namespace Platform.Features.Monitoring;

/// <summary>A GET of a list with what answering it needs, for a handler's <c>AsParameters</c>.</summary>
public sealed record ListCall(HttpContext Context, AccountCaller Caller, [FromServices] Database Database);
