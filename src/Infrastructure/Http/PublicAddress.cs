using System.Net;
using System.Net.Sockets;

namespace Platform.Infrastructure.Http;

/// <summary>
/// What may be reached where a caller says the address: the public internet, and nothing of this machine or its network.
/// </summary>
public static class PublicAddress
{
    /// <summary>This machine, networks without a route from outside, what is reserved or for documents.</summary>
    private static readonly IPNetwork[] Closed =
    [
        .. "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
            .Split(' ')
            .Select(IPNetwork.Parse),
        .. "::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8"
            .Split(' ')
            .Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>Also of the address that stands inside another.</summary>
    public static bool IsOne(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsOne(address.MapToIPv4());
        }

        if (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            address = new IPAddress(bytes); // without its zone
            if (Nat64.Contains(address))
            {
                return IsOne(new IPAddress(bytes.AsSpan(12, 4)));
            }

            if (SixToFour.Contains(address))
            {
                return IsOne(new IPAddress(bytes.AsSpan(2, 4)));
            }
        }

        return !Array.Exists(Closed, network => network.Contains(address));
    }

    /// <summary>
    /// For <see cref="SocketsHttpHandler.ConnectCallback"/>: looks the name up, refuses it if any of its addresses is
    /// closed, and connects to one of those that were looked at, so that a second look-up cannot say something else.
    /// </summary>
    /// <exception cref="NotPublicException">An address is closed.</exception>
    public static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, stop);

        return addresses.FirstOrDefault(address => !IsOne(address)) is { } closed
            ? throw new NotPublicException($"{host} is {closed}, which is no public address")
            : await Connect(addresses, context.DnsEndPoint.Port, stop);
    }

    private static async ValueTask<Stream> Connect(IPAddress[] addresses, int port, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, stop);

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name or address leads to where callers may not send us.</summary>
public sealed class NotPublicException(string message) : Exception(message);
