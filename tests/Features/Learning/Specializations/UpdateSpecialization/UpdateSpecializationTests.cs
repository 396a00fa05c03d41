namespace Platform.Tests.Features.Learning;

public sealed class UpdateSpecializationTests(UpdateSpecializationTests.Rows api)
    : IClassFixture<UpdateSpecializationTests.Rows>
{
    private const string Path = "/api/v0/specializations/";

    /// <summary>One for each test that writes.</summary>
    public sealed class Rows : LearningApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into learning.specialization
                    (id, name, secondary_name, banner, main, main_on_categories_page, sort_id, created, updated)
                select id, 'Name', 'Secondary', repeat('b', 64) || '/b.png', true, true, 5, '2026-11-02Z', '2026-11-02Z'
                from generate_series(20, 29) as id
                """
            );
        }
    }

    [Fact]
    public async Task Put_replaces_all_but_the_picture() =>
        await Verify(await Send("PUT", 20, """{"name":"New","secondary_name":"Newer","sort_id":1}"""));

    [Fact]
    public async Task Patch_changes_what_is_sent() => await Verify(await Send("PATCH", 21, """{"sort_id":"9"}"""));

    [Fact]
    public async Task An_empty_patch_moves_updated_alone()
    {
        (await Send("PATCH", 22, "{}")).Status.ShouldBe(200);
        (await Row(22)).ShouldBe(
            $"Name | Secondary | {new string('b', 64)}/b.png | true | true | 5 | 2026-11-29T10:00:00.0000000Z"
        );
    }

    [Fact]
    public async Task The_picture_is_cleared_by_null_and_by_an_empty_part()
    {
        (await Send("PATCH", 23, """{"banner":null}""")).Body.ShouldContain("\"banner\":null");
        using var parts = new MultipartFormDataContent { { new StringContent(""), "banner" } };
        (await api.Sofia.Send(HttpMethod.Patch, Path + "24/", parts)).Body.ShouldContain("\"banner\":null");
        using var without = new MultipartFormDataContent { { new StringContent("5"), "sort_id" } };
        (await api.Sofia.Send(HttpMethod.Patch, Path + "25/", without)).Body.ShouldContain("b.png");
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send("PUT", 26, "{}"),
                await Send("PATCH", 26, """{"name":null,"sort_id":"x"}"""),
                await Send("PATCH", 99, "{}"),
                await api.Anna.Send(HttpMethod.Patch, Path + "26/", Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Put, Path + "26/", Exchanges.Body("{}")),
            }
        );

    [Fact]
    public async Task Roles_are_told_before_objects_and_bodies()
    {
        var text = Exchanges.Body("x", "text/plain");

        await Verify(
            new[]
            {
                await api.Anonymous.Send(HttpMethod.Put, Path + "99999/", text),
                await api.Anna.Send(HttpMethod.Put, Path + "99999/", Exchanges.Body("x", "text/plain")),
                await api.Sofia.Send(HttpMethod.Put, Path + "99999/", Exchanges.Body("x", "text/plain")),
                await api.Sofia.Send(HttpMethod.Put, Path + "11/", Exchanges.Body("x", "text/plain")),
            }
        );
    }

    /// <summary>Each writes what it was sent and nothing else.</summary>
    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(
                Send("PATCH", 27, $$"""{"name":"n{{round}}"}"""),
                Send("PATCH", 27, $$"""{"secondary_name":"s{{round}}"}"""),
                Send("PATCH", 27, $$"""{"sort_id":{{round}}}""")
            );

            (await Row(27)).ShouldStartWith($"n{round} | s{round} | ");
            (await Row(27)).ShouldContain($" | {round} | ");
        }
    }

    private Task<Exchange> Send(string method, long id, string body) =>
        api.Sofia.Send(new HttpMethod(method), $"{Path}{id}/", Exchanges.Body(body));

    private async Task<string> Row(long id) =>
        (
            await api.Database.Rows(
                """
                select name, secondary_name, banner, main, main_on_categories_page, sort_id, updated
                from learning.specialization
                where id = :id
                """,
                ("id", id)
            )
        )[0];
}
