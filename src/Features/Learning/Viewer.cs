using System.Net;
using System.Reflection;
using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>
/// Who looks, for statements that show some more than others: a parameter of handlers on every kind of route. Somebody
/// who is signed in is known by the account alone, others by their address alone.
/// </summary>
/// <param name="IsStaff">Sees drafts, hidden videos, right answers.</param>
/// <param name="AccountId">Null: not signed in.</param>
/// <param name="ClientIp">Null: signed in.</param>
/// <param name="Media">How the addresses of files begin.</param>
public sealed record Viewer(bool IsStaff, long? AccountId, string? ClientIp, string Media)
    : IBindableFromHttpContext<Viewer>
{
    public static ValueTask<Viewer?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var caller = (context.User as CallerPrincipal)?.Caller as AccountCaller;

        return new(
            new Viewer(
                caller is { HasStaffRights: true },
                caller?.AccountId,
                caller is null ? AddressOf(context.Connection.RemoteIpAddress) : null,
                LearningArea.Instance.MediaOf(context)
            )
        );
    }

    /// <summary>IPv4 as such, in whichever form it came; without the interface of a local address.</summary>
    private static string? AddressOf(IPAddress? address) =>
        (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString().Split('%')[0];
}
