using System.Net.Http.Headers;

namespace Platform.Tests.Contract;

/// <summary>Pages of other origins: what they may read, how long they need not ask, and that the others get nothing.</summary>
public sealed class CorsTests(CorsTests.Opened api) : IClassFixture<CorsTests.Opened>
{
    private const string Origin = "https://app.example.com";

    public sealed class Opened : Api
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Http:CorsOrigins:0"] = Origin;
    }

    [Theory]
    [InlineData("/organizations/")]
    [InlineData("/api/v2/office/")]
    [InlineData("/api/v2/rest/nothing")]
    public async Task A_preflight_is_answered_before_credentials_and_may_be_kept(string path)
    {
        var answer = await Send(HttpMethod.Options, path, Origin, ("Access-Control-Request-Method", "POST"));

        ((int)answer.StatusCode).ShouldBe(204);
        Header(answer, "Access-Control-Allow-Origin").ShouldBe(Origin);
        Header(answer, "Access-Control-Max-Age").ShouldBe("7200");
    }

    [Theory]
    [InlineData("/organizations/", 401)]
    [InlineData("/health/live", 200)]
    public async Task Whatever_is_answered_a_page_may_read_what_it_needs_of_it(string path, int status)
    {
        var answer = await Send(HttpMethod.Get, path, Origin);

        ((int)answer.StatusCode).ShouldBe(status);
        Header(answer, "Access-Control-Allow-Origin").ShouldBe(Origin);
        Header(answer, "Access-Control-Expose-Headers")
            .Split(',')
            .Select(name => name.Trim())
            .ShouldBe(
                [
                    "Retry-After",
                    "Content-Disposition",
                    "ETag",
                    "Location",
                    "Link",
                    "Deprecation",
                    "Sunset",
                    "X-Total-Count",
                    "Possible-Duplicates",
                    "X-Request-Id",
                    "Idempotency-Replayed",
                    "RateLimit-Limit",
                    "RateLimit-Remaining",
                    "RateLimit-Reset",
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Other_origins_get_nothing()
    {
        var preflight = await Send(
            HttpMethod.Options,
            "/organizations/",
            "https://elsewhere.example.com",
            ("Access-Control-Request-Method", "GET")
        );
        var answer = await Send(HttpMethod.Get, "/health/live", "https://elsewhere.example.com");

        Names(preflight.Headers).Concat(Names(answer.Headers)).ShouldBeEmpty();

        static IEnumerable<string> Names(HttpResponseHeaders headers) =>
            headers.Select(header => header.Key).Where(name => name == "Access-Control-Allow-Origin");
    }

    private async Task<HttpResponseMessage> Send(
        HttpMethod method,
        string path,
        string origin,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await api.Anonymous.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();
}
