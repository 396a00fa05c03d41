using System.Net.Sockets;
using System.Text;

namespace Platform.Tests.Contract;

/// <summary>A body that stops arriving is no mistake of its sender: 408, which clients repeat, in the area's words.</summary>
public sealed class StalledBodyTests(Api api) : IClassFixture<Api>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("/sync/organizations/", """{"detail":"Request body did not arrive in time."}""")]
    [InlineData(
        "/api/v2/office/",
        """{"objects":null,"meta":null,"error":{"timeout":"the request body did not arrive in time"}}"""
    )]
    public async Task Is_told_as_a_time_out(string path, string body)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync(api.Address.Host, api.Address.Port, patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST {path} HTTP/1.1\r\nHost: {api.Address.Authority}\r\nAuthorization: Token {api.Bot.Token}\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n[{\"organ"
            ),
            patience.Token
        );

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(patience.Token);

        answer.ShouldStartWith("HTTP/1.1 408 ");
        answer.ShouldContain(body);
    }
}
