namespace Platform.Tests.Features.Learning;

public sealed class CreateCertificateTemplateTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = TemplateRows.Path;

    [Fact]
    public async Task Staff_add_one() =>
        await Verify(
            AssessmentApi.WithoutId(
                await api.Sofia.Post(
                    Path,
                    """{"id":5,"name":" Conferences ","title":"Диплом","body":"{full_name}\n{title}"}"""
                )
            )
        );

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Sofia.Post(Path),
                await api.Sofia.Post(
                    Path,
                    """{"name":null,"title":" ","body":7,"orientation":"square","background":"x.png"}"""
                ),
                await api.Sofia.Post(Path, "[1]"),
                await api.Anna.Post(Path, "{}"),
                await api.Anonymous.Post(Path, "{}"),
            }
        );

    public static TheoryData<string, byte[], string?> Backgrounds =>
        new()
        {
            { "x.png", Pictures.Png, null },
            { "x.jpeg", Pictures.WholeJpeg, null },
            { "x.png", Pictures.WholeJpeg, null },
            { "x.jpeg", Pictures.Jpeg, "Upload a valid image." },
            { "x.gif", Pictures.Gif, "File extension \\\"gif\\\" is not allowed." },
            { "x.png", Pictures.Gif, "Upload a valid image." },
            { "x.png", Pictures.PngOf(3_000, 3_001), "Upload a valid image." },
            { "x.png", Pictures.PngOf(40, 40), "Upload a valid image." }, // says more than it has
            { "x.png", Pictures.Png[..^20], "Upload a valid image." },
            { "x.png", [], "The submitted file is empty." },
        };

    [Theory]
    [MemberData(nameof(Backgrounds))]
    public async Task Backgrounds_are_tried(string name, byte[] content, string? complaint)
    {
        using var parts = new MultipartFormDataContent
        {
            { new StringContent("n"), "name" },
            { new StringContent("t"), "title" },
            { new StringContent("b"), "body" },
            { new ByteArrayContent(content), "background", name },
        };

        var answer = await api.Sofia.Send(HttpMethod.Post, Path, parts);

        answer.Status.ShouldBe(complaint is null ? 201 : 400, answer.Body);
        answer.Body.ShouldContain(
            complaint is null ? $"/media/{Pictures.DigestOf(content)}/{name}" : $$"""{"background":["{{complaint}}"""
        );
    }
}
