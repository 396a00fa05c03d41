using System.Text.Json.Nodes;

namespace Platform.Tests.Infrastructure.Security;

/// <summary>Who is let in, in areas whose callers and rules are not those of the built ones.</summary>
public sealed class AccessTests(AccessTests.Limited api) : IClassFixture<AccessTests.Limited>
{
    private static readonly HttpMethod Unheard = new("FOO");

    public sealed class Limited : TrialApi
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["RateLimits:PerCaller"] = "3";
    }

    private HttpClient Visitor => api.AsVisitor("1", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_handler_asks_for_its_kind_of_caller()
    {
        var answer = await api.AsVisitor("1", "blue").Get("/clinic/patients/ada");

        answer.Body.ShouldBe("1/blue sees ada");
    }

    [Fact]
    public async Task A_scheme_refuses_with_code_and_words_of_its_own()
    {
        var answer = await api.Anonymous.Get("/clinic/patients/ada");

        answer.Status.ShouldBe(401);
        answer.Head.ShouldContain("WWW-Authenticate: Badge realm=\"clinic\"");
        answer.Body.ShouldBe("""{"code":"badge_missing","words":"Show a badge.","badges":null}""");
    }

    [Fact]
    public async Task What_a_refusal_adds_the_area_writes()
    {
        var answer = await api.AsVisitor("1", "lost").Get("/clinic/patients/ada");

        answer.Status.ShouldBe(401);
        answer.Body.ShouldBe("""{"code":"badge_unknown","words":null,"badges":["lost"]}""");
    }

    [Fact]
    public async Task A_scheme_may_refuse_with_403_which_is_no_challenge()
    {
        var answer = await api.AsVisitor("1", "suspended").Get("/clinic/patients/ada");

        answer.Status.ShouldBe(403);
        answer.Head.ShouldNotContain("WWW-Authenticate");
        answer.Body.ShouldContain("badge_suspended");
    }

    [Fact]
    public async Task Whom_a_route_does_not_admit_gets_the_areas_403()
    {
        (await api.AsVisitor("1", "a").Get("/clinic/ward")).Status.ShouldBe(200);
        var other = await api.AsVisitor("2", "a").Get("/clinic/ward");

        other.Status.ShouldBe(403);
        other.Body.ShouldContain("\"Forbidden\"");
    }

    /// <summary>Unknown paths, ids of no form, wrong methods and methods that nobody has heard of.</summary>
    [Theory]
    [InlineData("GET", "/clinic/nothing", 404)]
    [InlineData("GET", "/clinic", 404)]
    [InlineData("GET", "/clinic/x/chart", 404)]
    [InlineData("DELETE", "/clinic/patients/ada", 405)]
    [InlineData("FOO", "/clinic/patients/ada", 405)]
    [InlineData("OPTIONS", "/clinic/patients/ada", 200)]
    public async Task An_area_that_proves_first_tells_nobody_what_is_there(string method, string path, int status)
    {
        var unknown = await api.Anonymous.Send(new HttpMethod(method), path);
        var lost = await api.AsVisitor("1", "lost").Send(new HttpMethod(method), path);
        var known = await Visitor.Send(new HttpMethod(method), path);

        unknown.Status.ShouldBe(401);
        unknown.Body.ShouldContain("badge_missing");
        unknown.Head.ShouldNotContain("Allow");
        lost.Status.ShouldBe(401);
        known.Status.ShouldBe(status);
        (status == 404 ? "" : known.Head).ShouldContain(status == 404 ? "" : "Allow: GET, HEAD, OPTIONS");
    }

    [Theory]
    [InlineData("DELETE", "/clinic/about")]
    [InlineData("FOO", "/clinic/about")]
    [InlineData("TRACE", "/clinic/about")]
    public async Task On_an_open_route_a_wrong_method_is_told_at_once(string method, string path) =>
        (await api.Anonymous.Send(new HttpMethod(method), path)).Status.ShouldBe(405);

    [Fact]
    public async Task An_open_route_asks_for_nothing_and_looks_at_nothing()
    {
        (await api.Anonymous.Get("/clinic/about")).Status.ShouldBe(200);
        (await api.AsVisitor("1", "lost").Get("/clinic/about")).Body.ShouldStartWith("True");
    }

    [Theory]
    [InlineData(null, 200, """{"reader":null,"rating":3.0,"since":"1970-01-01T00:00:00Z"}""")]
    [InlineData("Card blue", 200, """{"reader":"blue","rating":3.0,"since":"1970-01-01T00:00:00Z"}""")]
    [InlineData("Bearer blue", 200, """{"reader":null,"rating":3.0,"since":"1970-01-01T00:00:00Z"}""")]
    [InlineData("Card expired", 401, """{"detail":"The card has expired."}""")]
    public async Task Where_anybody_may_call_credentials_that_are_sent_must_be_good(
        string? authorization,
        int status,
        string body
    )
    {
        (string, string)[] headers = authorization is null ? [] : [("Authorization", authorization)];

        var answer = await api.Anonymous.Get("/library/books/", headers);

        answer.Status.ShouldBe(status);
        answer.Body.ShouldBe(body);
        answer.Head.ShouldContain("Content-Type: application/json\n");
    }

    [Theory]
    [InlineData("DELETE", "/library/books/", 405)]
    [InlineData("OPTIONS", "/library/books/", 200)]
    [InlineData("DELETE", "/library/shelf/", 401)]
    [InlineData("DELETE", "/library/shelf/x/", 401)]
    [InlineData("PUT", "/library/shelf/x/", 404)]
    [InlineData("GET", "/library/nothing/", 404)]
    public async Task An_area_that_does_not_prove_first_asks_only_where_a_path_is_closed(
        string method,
        string path,
        int status
    ) => (await api.Anonymous.Send(new HttpMethod(method), path)).Status.ShouldBe(status);

    [Fact]
    public async Task A_method_that_nobody_has_heard_of_is_405_in_the_areas_words()
    {
        var answer = await api.Anonymous.Send(Unheard, "/accounts/");

        answer.Status.ShouldBe(405);
        answer.Head.ShouldContain("Allow: POST, OPTIONS\n");
        answer.Body.ShouldBe("""{"detail":"Method \"FOO\" not allowed."}""");
        (await api.Anonymous.Send(Unheard, "/organizations/")).Status.ShouldBe(401);
        (await api.Anonymous.Send(Unheard, "/nothing/")).Status.ShouldBe(404);
        api.Log.Lines.ShouldNotContain(line => line.Contains("FOO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Requests_are_counted_by_the_callers_key()
    {
        var (one, other) = (api.AsVisitor("3", "one"), api.AsVisitor("3", "other"));
        for (var turn = 0; turn < 3; turn++)
        {
            (await one.Get("/clinic/patients/ada")).Status.ShouldBe(200);
        }

        (await one.Get("/clinic/patients/ada")).Status.ShouldBe(429);
        (await other.Get("/clinic/patients/ada")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task An_area_of_a_dialect_may_say_some_things_otherwise()
    {
        var reader = api.AsReader("eager");
        for (var turn = 0; turn < 3; turn++)
        {
            await reader.Get("/library/books/");
        }

        (await reader.Get("/library/books/")).Body.ShouldBe(
            """{"detail":"Request was throttled. Expected available in 20 seconds."}"""
        );
        (await reader.Get("/library/nothing/")).Body.ShouldBe("""{"detail":"Not found."}""");
    }

    [Fact]
    public async Task Handlers_resolve_from_the_scope_of_their_request()
    {
        var one = (await api.Anonymous.Get("/clinic/about")).Body;
        var other = (await api.Anonymous.Get("/clinic/about")).Body;

        one.ShouldStartWith("True ", customMessage: "twice in one request: the same");
        other.ShouldNotBe(one);
    }

    [Fact]
    public async Task The_document_says_what_must_be_sent_together_and_where_nothing_must()
    {
        static JsonNode Security(JsonNode document, string path) => document["paths"]![path]!["get"]!["security"]!;

        var clinic = JsonNode.Parse((await api.Anonymous.Get("/openapi/clinic.json")).Body)!;
        var library = JsonNode.Parse((await api.Anonymous.Get("/openapi/library.json")).Body)!;

        Security(clinic, "/clinic/patients/{name}").ToJsonString().ShouldBe("""[{"House":[],"Badge":[]}]""");
        Security(library, "/library/books/").ToJsonString().ShouldBe("""[{"Card":[]},{}]""");
    }
}
