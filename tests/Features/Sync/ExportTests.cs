namespace Platform.Tests.Features.Sync;

/// <summary>What all exports have in common.</summary>
public sealed class ExportTests(Api api) : IClassFixture<Api>
{
    public static TheoryData<string> Paths =>
        [
            "/therapists/export/",
            "/interactions/export/",
            "/total-therapists/export/",
            "/rates/export/",
            "/organizations/therapists-interactions/export/",
            "/organizations/therapists/interactions/export/",
            "/organizations/therapists/export/",
            "/organizations/interactions/export/",
        ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task The_format_comes_in_any_kind_of_body(string path)
    {
        using var multipart = new MultipartFormDataContent { { new StringContent("csv"), "format" } };
        HttpContent[] bodies = [Exchanges.Form(("format", "csv")), Exchanges.Body("""{"format":"csv"}"""), multipart];
        foreach (var body in bodies)
        {
            var answer = await api.Client.Send(HttpMethod.Post, path, body, ("Accept", "*/*"));

            answer.Status.ShouldBe(200);
            answer.Head.ShouldContain("Content-Type: text/csv\n");
            answer.Body.ShouldEndWith("\r\n");
        }

        (await api.Client.Post(path, """{"format":"json"}""")).Body.ShouldBe("[]");
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Refuses(string path)
    {
        (await api.Anonymous.Post(path, """{"format":"csv"}""")).Status.ShouldBe(401);
        (await api.Client.Get(path)).Status.ShouldBe(405);
        (await api.Client.Post(path)).Body.ShouldBe("""{"format":["This field is required."]}""");
        (await api.Client.Post(path, """{"format":"xml"}""")).Body.ShouldBe(
            """{"format":["\"xml\" is not a valid choice."]}"""
        );
        (await api.Client.Post(path, """[{"format":"csv"}]""")).Body.ShouldBe(
            """{"non_field_errors":["Invalid data. Expected a dictionary, but got list."]}"""
        );
        (await api.Client.Send(HttpMethod.Post, path, Exchanges.Form())).Body.ShouldBe(
            """{"format":["This field is required."]}"""
        );
    }

    [Fact]
    public async Task A_form_may_be_as_large_as_any_single_object()
    {
        var large = new string('x', 1024 * 1024);

        foreach (
            var body in new[] { Exchanges.Form(("format", large)), Exchanges.Body($$"""{"format":"{{large}}"}""") }
        )
        {
            var answer = await api.Client.Send(HttpMethod.Post, "/rates/export/", body);

            answer.Status.ShouldBe(413);
            answer.Body.ShouldBe("""{"detail":"Request body too large."}""");
        }
    }

    [Theory]
    [InlineData("text/csv", 200)]
    [InlineData("text/*", 200)]
    [InlineData("*/*", 200)]
    [InlineData("text/html", 406)]
    public async Task Csv_may_be_asked_for(string accept, int status) =>
        (await api.Client.Post("/therapists/export/", """{"format":"csv"}""", ("Accept", accept))).Status.ShouldBe(
            status
        );
}
