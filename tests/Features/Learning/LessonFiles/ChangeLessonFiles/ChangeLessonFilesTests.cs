using System.Text.Json;

namespace Platform.Tests.Features.Learning;

public sealed class ChangeLessonFilesTests(CourseRows api) : IClassFixture<CourseRows>
{
    [Fact]
    public async Task Patch_adds_and_put_replaces()
    {
        (await Names(await Send("PATCH", "a.txt", "b.txt"))).ShouldBe("a.txt,b.txt,Slides,Notes");
        (await Names(await Send("PATCH"))).ShouldBe("a.txt,b.txt,Slides,Notes");
        (await Names(await Send("PUT", "c.txt", "a.txt"))).ShouldBe("c.txt,a.txt");
        (await Names(await Send("PUT"))).ShouldBe("");
        (await api.Database.Value<long>("select count(*) from learning.lesson_file where lesson_id = 31")).ShouldBe(1);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send("PUT", "a.txt", "b.exe"),
                await api.Sofia.Send(HttpMethod.Put, LessonParts.Path, Exchanges.Body("""{"file":[1]}""")),
                await api.Sofia.Send(
                    HttpMethod.Put,
                    "/api/v0/courses/2/lessons/21/files/",
                    LessonParts.Of(null, "a.txt")
                ),
                await api.Anna.Send(HttpMethod.Put, LessonParts.Path, LessonParts.Of(null, "a.txt")),
                await api.Anonymous.Send(HttpMethod.Put, LessonParts.Path, LessonParts.Of(null, "a.txt")),
                await api.Sofia.Send(HttpMethod.Delete, LessonParts.Path),
            }
        );

    [Fact]
    public async Task At_most_twenty()
    {
        var answer = await Send("PUT", [.. Enumerable.Range(0, 21).Select(n => $"{n}.txt")]);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBe("""{"file":["Ensure that there are no more than 20 files."]}""");
    }

    private Task<Exchange> Send(string method, params string[] files) =>
        api.Sofia.Send(
            new HttpMethod(method),
            LessonParts.Path,
            files.Length == 0 ? null : LessonParts.Of(null, files)
        );

    private static Task<string> Names(Exchange answer)
    {
        answer.Status.ShouldBe(200, answer.Body);
        using var body = JsonDocument.Parse(answer.Body);

        return Task.FromResult(
            string.Join(',', body.RootElement.EnumerateArray().Select(row => row.GetProperty("name").GetString()))
        );
    }
}
