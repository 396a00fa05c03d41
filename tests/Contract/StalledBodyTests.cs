namespace Platform.Tests.Contract;

/// <summary>A body that stops arriving is no mistake of its sender: 408, which clients repeat, in the area's words.</summary>
public sealed class StalledBodyTests(Api api) : IClassFixture<Api>
{
    private const string Drf = """{"detail":"Request body did not arrive in time."}""";
    private const string Envelope =
        """{"objects":null,"meta":null,"error":{"timeout":"the request body did not arrive in time"}}""";

    /// <param name="path">Of an API.</param>
    /// <param name="body">Its words.</param>
    /// <param name="sent">So many bytes come at once; 20 MB would keep Kestrel's average up for a day.</param>
    /// <param name="isDribbling">Then a byte every second, or nothing.</param>
    [Theory]
    [InlineData("/sync/organizations/", Drf, 9, false)]
    [InlineData("/sync/organizations/", Drf, 20_000_000, false)]
    [InlineData("/sync/organizations/", Drf, 200_000, true)]
    [InlineData("/api/v2/office/", Envelope, 9, false)]
    [InlineData("/api/v2/office/", Envelope, 900_000, false)]
    public async Task Is_told_as_a_time_out(string path, string body, int sent, bool isDribbling)
    {
        await using var connection = RawConnection.To(api.Address);
        await connection.Write(
            $"POST {path} HTTP/1.1\r\nHost: {api.Address.Authority}\r\nAuthorization: Token {api.Bot.Token}\r\n"
                + $"Content-Type: application/json\r\nContent-Length: {sent + 100}\r\n\r\n"
                + "[{\"organ".PadRight(sent)[..sent]
        );

        var answering = connection.ReadToEnd();
        while (isDribbling && await Task.WhenAny(answering, Task.Delay(1_000)) != answering)
        {
            try
            {
                await connection.Write(" ");
            }
            catch (IOException)
            {
                break; // it was answered and closed just now
            }
        }

        var answer = await answering;
        answer.ShouldStartWith("HTTP/1.1 408 ");
        answer.ShouldContain(body);
    }
}
