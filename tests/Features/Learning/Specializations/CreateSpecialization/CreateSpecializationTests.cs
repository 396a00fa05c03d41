using System.Text.Json;

namespace Platform.Tests.Features.Learning;

/// <summary>The conventions of bodies, on the simplest of them: encodings, messages, files.</summary>
public sealed class CreateSpecializationTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/specializations/";

    [Fact]
    public async Task Json_is_read()
    {
        var answer = await api.Sofia.Post(
            Path,
            """{"id":5,"name":" Therapist ","secondary_name":7,"sort_id":"7.0","main":"Yes","unknown":[],"created":"x"}"""
        );

        await Verify(answer with { Body = Numbered(answer.Body) });
    }

    [Fact]
    public async Task Forms_are_read()
    {
        var form = await api.Sofia.Send(
            HttpMethod.Post,
            Path,
            Exchanges.Form(("name", "F"), ("secondary_name", "O"), ("sort_id", "1"))
        );
        using var parts = new MultipartFormDataContent
        {
            { new StringContent("M"), "name" },
            { new StringContent("P"), "secondary_name" },
            { new StringContent("2"), "sort_id" },
            { new StringContent("on"), "main" },
            { new ByteArrayContent(Pictures.Gif), "banner", "C:\\docs\\мой баннер.gif" },
        };
        var multipart = await api.Sofia.Send(HttpMethod.Post, Path, parts);

        form.Status.ShouldBe(201, form.Body);
        multipart.Status.ShouldBe(201, multipart.Body);
        using var body = JsonDocument.Parse(multipart.Body);
        body.RootElement.GetProperty("main").GetBoolean().ShouldBeTrue();
        var banner = body.RootElement.GetProperty("banner").GetString()!;
        banner.ShouldBe(
            $"https://learn.example.org/media/{Pictures.DigestOf(Pictures.Gif)}/{Uri.EscapeDataString("мой баннер.gif")}"
        );
        (await api.Anonymous.Get(new Uri(banner).PathAndQuery)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Sofia.Post(Path),
                await api.Sofia.Post(
                    Path,
                    """{"name":null,"secondary_name":" ","sort_id":7.5,"main":"perhaps","banner":"x.png"}"""
                ),
                await api.Sofia.Post(Path, "[1]"),
                await api.Sofia.Post(Path, "null"),
                await api.Sofia.Post(Path, """{"name":NaN}"""),
                await api.Sofia.Send(HttpMethod.Post, Path, Exchanges.Body("name", "text/plain")),
                await api.Anna.Post(Path, "{}"),
                await api.Anonymous.Post(Path, "{}"),
                await api.Sofia.Send(HttpMethod.Delete, Path),
            }
        );

    [Theory]
    [InlineData("\"name\":\"\\ud83d\"", """{"name":["Surrogate characters are not allowed: U+D83D."]}""")]
    [InlineData("\"name\":\"a\\u0000\"", """{"name":["Null characters are not allowed."]}""")]
    [InlineData("\"name\":true", """{"name":["Not a valid string."]}""")]
    [InlineData("\"sort_id\":2147483648", """{"sort_id":["Ensure this value is less than or equal to 2147483647."]}""")]
    [InlineData("\"sort_id\":true", """{"sort_id":["A valid integer is required."]}""")]
    [InlineData("\"sort_id\":\"\"", """{"sort_id":["A valid integer is required."]}""")]
    [InlineData("\"main\":null", """{"main":["This field may not be null."]}""")]
    [InlineData(
        "\"banner\":{}",
        """{"banner":["The submitted data was not a file. Check the encoding type on the form."]}"""
    )]
    public async Task Values_of_a_field(string field, string body)
    {
        var answer = await api.Sofia.Post(Path, $$"""{"name":"n","secondary_name":"s","sort_id":1,{{field}}}""");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBe(body);
    }

    [Fact]
    public async Task Lengths_count_code_points()
    {
        (await Named(string.Concat(Enumerable.Repeat("😀", 255)))).Status.ShouldBe(201);
        (await Named(new string('x', 256))).Body.ShouldBe(
            """{"name":["Ensure this field has no more than 255 characters."]}"""
        );
    }

    public static TheoryData<string, byte[], string?> Images =>
        new()
        {
            { "x.png", Pictures.Png, null },
            { "x.JPG", Pictures.Jpeg, null },
            { "x.webp", Pictures.WebP, null },
            { "x.gif", [.. Pictures.Gif, .. "<script>"u8], null },
            { "x.html", Pictures.Gif, "File extension \"html\" is not allowed." },
            { "x", Pictures.Gif, "File extension \"\" is not allowed." },
            { "x.pdf", Pictures.Png, "File extension \"pdf\" is not allowed." },
            { "x.png", [], "The submitted file is empty." },
            {
                "x.png",
                [.. "<html><script>alert(1)</script></html>"u8],
                "Upload a valid image. The file you uploaded was either not an image or a corrupted image."
            },
            {
                "x.png",
                Pictures.PngOf(20_000, 20_000),
                "Upload a valid image. The file you uploaded was either not an image or a corrupted image."
            },
            { "x.png", Pictures.PngOf(13_000, 13_000), null },
            {
                new string('x', 97) + ".png",
                Pictures.Png,
                "Ensure this filename has at most 100 characters (it has 101)."
            },
        };

    [Theory]
    [MemberData(nameof(Images))]
    public async Task Pictures_are_looked_at(string name, byte[] content, string? complaint)
    {
        using var parts = new MultipartFormDataContent
        {
            { new StringContent("M"), "name" },
            { new StringContent("P"), "secondary_name" },
            { new StringContent("2"), "sort_id" },
            { new ByteArrayContent(content), "banner", name },
        };

        var answer = await api.Sofia.Send(HttpMethod.Post, Path, parts);

        answer.Status.ShouldBe(complaint is null ? 201 : 400, answer.Body);
        if (complaint is not null)
        {
            answer.Body.ShouldBe(
                JsonSerializer.Serialize(
                    new Dictionary<string, string[]> { ["banner"] = [complaint] },
                    new JsonSerializerOptions
                    {
                        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                    }
                )
            );
        }
    }

    private Task<Exchange> Named(string name) =>
        api.Sofia.Post(Path, $$"""{"name":"{{name}}","secondary_name":"s","sort_id":1}""");

    /// <summary>Ids depend on the order of the tests.</summary>
    private static string Numbered(string body) =>
        System.Text.RegularExpressions.Regex.Replace(
            body,
            "\"id\":[0-9]+",
            "\"id\":1",
            default,
            TimeSpan.FromSeconds(1)
        );
}
