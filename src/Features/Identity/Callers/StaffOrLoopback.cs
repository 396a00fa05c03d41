using System.Net;

namespace Platform.Features.Identity;

/// <summary>Pages for those who run the service: a staff account's token, or a request from this machine.</summary>
public static class StaffOrLoopback
{
    public static readonly Access Access = Infrastructure.Security.Access.Of<AccountCaller>(
        "staff or loopback",
        TokenScheme.Scheme,
        Admits
    );

    /// <summary>The same for pages: a browser asks staff for name and password.</summary>
    public static readonly Access Pages = Infrastructure.Security.Access.Of<AccountCaller>(
        "staff or loopback",
        OperatorScheme.Operator,
        Admits
    );

    private static bool Admits(HttpContext context, AccountCaller? caller) =>
        caller is { HasStaffRights: true, IsActive: true } || IsLocal(context);

    /// <summary>
    /// A forwarded request comes from elsewhere, whatever the last hop's address. And one for another name than this
    /// machine's may come from a page whose name was made to point here.
    /// </summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded")
        && (context.Request.Host.Host is "localhost" || IPAddress.TryParse(context.Request.Host.Host, out _));
}
