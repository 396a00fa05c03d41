namespace Platform.Tests.Features.Learning;

public sealed class AddFavouriteTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task Marks_once_whoever_asks_often()
    {
        await api.Database.AddCourse(61, lessons: 0);
        await api.Database.AddCourse(62, lessons: 0, isDraft: true);

        await Verify(
            new[]
            {
                await api.Anna.Do(61, "favourite"),
                await api.Anna.Do(61, "favourite"),
                await api.Anna.Do(62, "favourite"),
                await api.Anna.Do(999, "favourite"),
                await api.Anonymous.Post("/api/v0/courses/61/favourite/"),
                await api.Anna.Get("/api/v0/courses/61/favourite/"),
            }
        );

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => api.Boris.Do(61, "favourite")));
        answers.ShouldAllBe(answer => answer.Status == 200);
        (await api.Database.Rows("select course_id, account_id from learning.course_favourite order by 2")).ShouldBe([
            "61 | 102",
            "61 | 103",
        ]);
    }

    /// <summary>Who is erased while the request is under way is nobody by then.</summary>
    [Fact]
    public async Task Of_an_account_that_goes_meanwhile()
    {
        await api.Database.AddCourse(89, lessons: 1);
        await api.Database.Execute(
            "insert into identity.account (id, username, email) values (104, 'gone@example.org', 'gone@example.org')"
        );
        await using var erasing = await api.Database.Begin("delete from identity.account where id = 104");

        var asked = api.AsPerson(104).Post("/api/v0/courses/89/favourite/");
        await api.Database.UntilBlocked();
        await erasing.Commit();

        var answer = await asked;
        answer.Status.ShouldBe(401);
        answer.Body.ShouldBe("""{"detail":"User not found","code":"user_not_found"}""");
    }
}
