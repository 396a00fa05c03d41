using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Platform.Tests.Contract;

/// <summary>What no endpoint reads is refused by all of them alike, in the words of each API.</summary>
public sealed class RequestBoundsTests(Api api) : IClassFixture<Api>
{
    [Theory]
    [InlineData("/sync/organizations/")]
    [InlineData("/api/v2/office/")]
    public async Task A_compressed_body_is_415_and_told_how(string path)
    {
        var answer = await Post(api.Client, path, "[]", content => content.Headers.ContentEncoding.Add("gzip"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        answer.Headers.GetValues("Accept-Encoding").ShouldBe(["identity"]);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Content-Encoding \\\"gzip\\\" is not read here");
    }

    [Theory]
    [InlineData("/sync/organizations/", "application/json; charset=utf-7")]
    [InlineData("/sync/organizations/", "application/json; charset=iso-8859-1")]
    [InlineData("/auth/login/", "application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("/accounts/", "multipart/form-data; boundary=x; charset=\"UTF-16\"")]
    [InlineData("/api/v2/office/", "application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("/api/v2/document/", "multipart/form-data; boundary=x; charset=utf-7")]
    public async Task Another_encoding_is_415_by_name(string path, string mediaType)
    {
        var answer = await Post(
            api.Client,
            path,
            "x=1",
            content => content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("send the body as UTF-8");
    }

    [Fact]
    public async Task Utf_8_by_any_of_its_names_is_read()
    {
        foreach (var name in new[] { "utf-8", "UTF8", "\"utf-8\"", "us-ascii" })
        {
            var answer = await Post(
                api.Client,
                "/sync/organizations/",
                "[]",
                content => content.Headers.ContentType = MediaTypeHeaderValue.Parse($"application/json; charset={name}")
            );

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, name);
        }
    }

    /// <summary>Who may do nothing is told that, not what is wrong with what was sent.</summary>
    [Fact]
    public async Task The_caller_comes_first()
    {
        var answer = await Post(
            api.Anonymous,
            "/sync/organizations/",
            "[]",
            content => content.Headers.ContentEncoding.Add("gzip")
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/organizations/")]
    [InlineData("/api/v2/office/")]
    public async Task More_parameters_than_anybody_needs_are_refused_at_once(string path)
    {
        var answer = await api.Client.Get(
            path + "?" + string.Join('&', Enumerable.Range(0, 8_000).Select(at => $"a{at}=1"))
        );

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("The query has more than 1000 parameters.");
    }

    /// <summary>The framework would take <c>%C9cole</c> for those eight characters.</summary>
    [Theory]
    [InlineData("/api/v2/office/?name=%C9cole")]
    [InlineData("/api/v2/office/?name=a&n%E9=1")]
    [InlineData("/total-therapists/?period_type=%FF")]
    public async Task A_query_that_is_not_utf8_is_refused(string path)
    {
        var answer = await api.Client.Get(path);

        answer.Status.ShouldBe(400, answer.ToString());
        answer.Body.ShouldContain("The query is not UTF-8.");
    }

    [Theory]
    [InlineData("/api/v2/office/?name=%C3%89cole")]
    [InlineData("/api/v2/office/?name=%25C9cole")]
    [InlineData("/api/v2/office/?name=100%")]
    public async Task A_query_that_is_utf8_is_read(string path) => (await api.Client.Get(path)).Status.ShouldBe(200);

    /// <summary>Sizes that no number holds, and bodies that are not what they say.</summary>
    [Theory]
    [InlineData("80000000")]
    [InlineData("FFFFFFFF")]
    [InlineData("7FFFFFFFFFFFFFFF")]
    [InlineData("FFFFFFFFFFFFFFFFFFFF")]
    [InlineData("xyz")]
    public async Task A_chunk_of_impossible_size_is_the_senders_mistake(string size)
    {
        foreach (var path in new[] { "/sync/organizations/", "/api/v2/office/", "/auth/login/" })
        {
            var answer = await SendRaw(
                $"POST {path} HTTP/1.1\r\nHost: {api.Address.Authority}\r\nAuthorization: Token {api.Bot.Token}\r\n"
                    + $"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{size}\r\n[]\r\n0\r\n\r\n"
            );

            answer.ShouldMatch("^HTTP/1.1 4[0-9][0-9] ", path);
        }

        api.Log.Lines.ShouldBeEmpty();
    }

    private async Task<string> SendRaw(string request)
    {
        await using var connection = RawConnection.To(api.Address);
        await connection.Write(request);

        return await connection.ReadToEnd();
    }

    private static async Task<HttpResponseMessage> Post(
        HttpClient client,
        string path,
        string body,
        Action<ByteArrayContent> with
    )
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        with(content);

        return await client.PostAsync(path, content);
    }
}
