using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Platform.Infrastructure.Http;

/// <summary>
/// Behind a load balancer the caller's address and scheme stand in headers. They are believed from the configured
/// networks only: anybody can send them, and rate limits and the loopback rule go by the address.
/// </summary>
public static class TrustedProxies
{
    /// <summary>A network (<c>10.0.0.0/8</c>) or a single address.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network))
        {
            return true;
        }

        if (!IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);

        return true;
    }

    public static void UseTrustedProxies(this WebApplication app)
    {
        var networks = app.Services.GetRequiredService<HttpOptions>().TrustedProxies;
        if (networks.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // as many hops as are trusted
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in networks)
        {
            if (TryParse(text, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
        }

        app.UseForwardedHeaders(options);
    }
}
