using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Platform.Tests.Contract;

/// <summary>
/// What every API answers to requests that no slice sees, in the API's own words. A row per API: a path to read, and
/// a path that takes a body.
/// </summary>
public sealed class RefusalTests(RefusalTests.SmallBodies api) : IClassFixture<RefusalTests.SmallBodies>
{
    private const string Sync = "Sync";

    /// <summary>Reads little, so that a body that is too large stays small here.</summary>
    public sealed class SmallBodies : Api
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Http:MaxBodyBytes"] = "2048";
    }

    [Theory]
    [InlineData("Platform", "/nothing/here")]
    [InlineData("Platform", "/openapi/nothing.json")]
    [InlineData(Sync, "/sync/nothing/")]
    [InlineData(Sync, "/organizations/1/nothing/")]
    public async Task Unknown_path(string area, string path) =>
        await Verify(await api.Client.Get(path)).UseParameters(area, path);

    /// <summary>Routes are matched in any letter case, and refusals with them.</summary>
    [Theory]
    [InlineData(Sync, "/organizations/")]
    [InlineData(Sync, "/sync/nothing/")]
    public async Task Paths_in_other_letters(string area, string path)
    {
        foreach (var client in new[] { api.Client, api.Anonymous })
        {
            var asWritten = await client.Send(HttpMethod.Delete, path);
            var loud = await client.Send(HttpMethod.Delete, path.ToUpperInvariant());

            (loud.Head + loud.Body).ShouldBe(asWritten.Head + asWritten.Body, area);
        }
    }

    [Theory]
    [InlineData("Platform", "/health/live")]
    [InlineData(Sync, "/organizations/")]
    public async Task Wrong_method(string area, string path) =>
        await Verify(await api.Client.Send(HttpMethod.Delete, path)).UseParameters(area);

    [Theory]
    [InlineData(Sync, "/organizations/")]
    public async Task Wrong_method_without_credentials(string area, string path) =>
        await Verify(await api.Anonymous.Send(HttpMethod.Delete, path)).UseParameters(area);

    /// <summary>An open route asks for nothing, so a wrong method is told before credentials, whatever they are.</summary>
    [Theory]
    [InlineData(Sync, "/accounts/")]
    [InlineData(Sync, "/auth/login/")]
    public async Task Wrong_method_of_an_open_route(string area, string path)
    {
        foreach (var client in new[] { api.Anonymous, api.WithToken("wrong"), api.Client })
        {
            var answer = await client.Get(path);

            answer.Status.ShouldBe(405, area);
            answer.Head.ShouldContain("Allow: POST, OPTIONS\n");
            answer.Body.ShouldBe("""{"detail":"Method \"GET\" not allowed."}""");
        }
    }

    /// <summary>Up to twice the length that is read the areas say so themselves; then the server hangs up.</summary>
    [Theory]
    [InlineData("Platform", "/nothing")]
    [InlineData(Sync, "/organizations/")]
    [InlineData("Monitoring", "/api/v2/office/")]
    public async Task Request_line_too_long(string area, string path)
    {
        var read = await api.Client.Get($"{path}?x={new string('1', 128 * 1024 - path.Length - 3)}");
        var refused = await api.Client.Get($"{path}?x={new string('1', 128 * 1024)}");
        var bare = await api.Client.Get($"{path}?x={new string('1', 260 * 1024)}");

        read.Status.ShouldNotBe(414);
        bare.Status.ShouldBe(414);
        bare.Body.ShouldBeEmpty();
        var shown = refused with
        {
            Request = $"GET {path}?x=1… (more than 131,072 characters)",
            Body = refused.Body.Replace(new string('1', 128 * 1024), "1…", StringComparison.Ordinal),
        };
        await Verify(shown).UseParameters(area);
    }

    [Theory]
    [InlineData(Sync, "/sync/organizations/")]
    public async Task Get_where_only_post_is_known(string area, string path) =>
        await Verify(await api.Client.Get(path)).UseParameters(area);

    [Theory]
    [InlineData(Sync, "/sync/organizations/x/therapists/")]
    public async Task Wrong_method_is_told_before_the_form_of_an_id(string area, string path) =>
        (await api.Client.Get(path)).Status.ShouldBe(405, area);

    [Theory]
    [InlineData("Platform", "/health/live")]
    [InlineData(Sync, "/organizations/")]
    public async Task Options(string area, string path) =>
        await Verify(await api.Client.Send(HttpMethod.Options, path)).UseParameters(area);

    [Theory]
    [InlineData("Platform", "/health/live")]
    [InlineData(Sync, "/organizations/")]
    public async Task Head_is_get_without_the_body(string area, string path)
    {
        var head = await api.Client.Send(HttpMethod.Head, path);
        var get = await api.Client.Get(path);

        head.Head.ShouldBe(get.Head, area);
        head.Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Sync, "/organizations/")]
    public async Task Not_acceptable(string area, string path) =>
        await Verify(await api.Client.Get(path, ("Accept", "text/html"))).UseParameters(area);

    [Theory]
    [InlineData(Sync, "/sync/organizations/")]
    public async Task Unsupported_media_type(string area, string path) =>
        await Verify(await api.Client.Send(HttpMethod.Post, path, Exchanges.Body("1", "text/plain")))
            .UseParameters(area);

    /// <summary>The reason behind the prefix is the parser's and no part of the contract.</summary>
    [Theory]
    [InlineData(Sync, "/sync/organizations/", "[{]")]
    [InlineData(Sync, "/sync/organizations/", "[] []")]
    [InlineData(Sync, "/sync/organizations/", "[NaN]")]
    [InlineData(Sync, "/sync/organizations/", "[1,]")]
    [InlineData(Sync, "/sync/organizations/", "\uFEFF[]")]
    public async Task Malformed_body(string area, string path, string body)
    {
        var exchange = await api.Client.Post(path, body);

        exchange.Status.ShouldBe(400, area);
        exchange.Body.ShouldStartWith("""{"detail":"JSON parse error - """);
    }

    [Theory]
    [InlineData(Sync, "/sync/organizations/")]
    public async Task Body_that_is_not_utf8(string area, string path)
    {
        byte[] body = [(byte)'[', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)']'];

        var answer = await api.Client.Send(HttpMethod.Post, path, Exchanges.Body(body));

        answer.Status.ShouldBe(400, area);
        answer.Body.ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData(Sync, "/sync/organizations/")]
    public async Task Body_too_large(string area, string path)
    {
        var exchange = await api.Client.Post(path, $"[{new string(' ', 3000)}]");

        await Verify(exchange with { Request = $"POST {path}\n\n(3002 bytes where 2048 are read)" })
            .UseParameters(area);
    }

    /// <summary>Also where nothing of it is used.</summary>
    [Theory]
    [InlineData(Sync, "/sync/organizations/")]
    [InlineData(Sync, "/rates/export/")]
    public async Task Form_too_large(string area, string path)
    {
        var answer = await api.Client.Send(HttpMethod.Post, path, Exchanges.Form(("x", new string('x', 3000))));

        answer.Status.ShouldBe(413, area);
    }

    /// <summary>A body that does not say its length is cut off while it is read.</summary>
    [Theory]
    [InlineData(Sync, "/sync/organizations/")]
    public async Task Chunked_body_too_large(string area, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes($"[{new string(' ', 3000)}]")));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        using var response = await api.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, area);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var path in new[] { "/", "/nothing", "/organizations/", "/sync/nothing/", "/scalar" })
        {
            using var response = await api.Anonymous.GetAsync(path);

            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], path);
            response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"], path);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"], path);
            response.Headers.Contains("Server").ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task Nothing_was_logged_as_an_error()
    {
        await api.Client.Post("/sync/organizations/", "[{]");

        api.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }
}
