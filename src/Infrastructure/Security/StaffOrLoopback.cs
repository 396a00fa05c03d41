using System.Net;
using Microsoft.AspNetCore.Authorization;

namespace Platform.Infrastructure.Security;

/// <summary>Pages for those who run the service: a staff account's token, or a request from this machine.</summary>
public static class StaffOrLoopback
{
    public const string Policy = "staff or loopback";

    public static void AddStaffOrLoopback(this AuthorizationBuilder authorization) =>
        authorization.AddPolicy(
            Policy,
            policy =>
                policy
                    .AddAuthenticationSchemes(TokenScheme.Name)
                    .RequireAssertion(asked =>
                        asked.User is CallerPrincipal { Caller: { IsStaff: true, IsActive: true } }
                        || asked.Resource is HttpContext context && IsLocal(context)
                    )
        );

    /// <summary>A forwarded request comes from elsewhere, whatever the last hop's address.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
