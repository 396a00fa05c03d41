using System.Net;

namespace Platform.Features.Identity;

/// <summary>Pages for those who run the service: a staff account's token, or a request from this machine.</summary>
public static class StaffOrLoopback
{
    public static readonly Access Access = Infrastructure.Security.Access.Of<AccountCaller>(
        "staff or loopback",
        TokenScheme.Scheme,
        (context, caller) => caller is { HasStaffRights: true, IsActive: true } || IsLocal(context)
    );

    /// <summary>A forwarded request comes from elsewhere, whatever the last hop's address.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");
}
