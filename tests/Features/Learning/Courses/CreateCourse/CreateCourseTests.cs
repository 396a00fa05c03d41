namespace Platform.Tests.Features.Learning;

public sealed class CreateCourseTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/courses/";

    [Fact]
    public async Task A_draft_with_its_defaults() =>
        await Verify((await api.Sofia.Post(Path, """{"name":"Course","specializations":["11",11]}""")).WithoutId());

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Sofia.Post(Path, "{}"),
                await api.Sofia.Post(
                    Path,
                    """{"name":"","specializations":[11,99,98],"points":-1,"start_date":"2020-09-09T10:00","certificate_template":99,"success_percent":33.333,"author":null,"course_image":"x"}"""
                ),
                await api.Sofia.Post(Path, """{"name":"n","specializations":"11"}"""),
                await api.Sofia.Post(Path, """{"name":"n","specializations":[11,"x"]}"""),
                await api.Anna.Post(Path, "{}"),
                await api.Anonymous.Post(Path, "{}"),
            }
        );

    [Fact]
    public async Task As_a_form_with_a_picture()
    {
        using var parts = new MultipartFormDataContent
        {
            { new StringContent("F"), "name" },
            { new StringContent("11"), "specializations" },
            { new StringContent("2020-9-9"), "start_date" },
            { new StringContent(""), "end_date" },
            { new StringContent("false"), "is_draft" },
            { new ByteArrayContent(Pictures.Jpeg), "course_image", "c.jpeg" },
        };

        var answer = await api.Sofia.Send(HttpMethod.Post, Path, parts);

        answer.Status.ShouldBe(201, answer.Body);
        answer.Body.ShouldContain("\"specializations\":[11]");
        answer.Body.ShouldContain("\"start_date\":\"2020-09-09\",\"end_date\":null,\"is_draft\":false");
        answer.Body.ShouldContain($"/media/{Pictures.DigestOf(Pictures.Jpeg)}/c.jpeg");
    }
}
