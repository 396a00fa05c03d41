using Platform.Features.Identity;

namespace Platform.Features.Dba;

/// <summary>Where the pages are, and who may see them.</summary>
public static class DbaRoutes
{
    /// <summary>Pages of one caller at a time, so that nobody keeps the few connections of these pages for themselves.</summary>
    private const int AtOnce = 4;

    public static RouteGroupBuilder Dba(this IEndpointRouteBuilder app) =>
        app.MapGroup("/dba")
            .WithMetadata(PlatformArea.Instance, new AtOnce(AtOnce))
            .Requires(StaffOrLoopback.Pages)
            .ExcludeFromDescription();
}

/// <summary>400: what was asked for cannot be read, in one line.</summary>
public sealed class DbaRefused(string words) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        PlatformArea.Instance.Refuse(httpContext, new Refusal(RefusalKind.Invalid, words));
}
