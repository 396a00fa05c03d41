namespace Platform.Tests.Features.Learning;

public sealed class UpdateUserTests(UpdateUserTests.Rows api) : IClassFixture<UpdateUserTests.Rows>
{
    public sealed class Rows : LearningApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into identity.account (id, username, email, password_hash, first_name, last_name, is_superuser, is_staff, email_confirmed)
                select id, 'p' || id || '@example.org', 'p' || id || '@example.org', 'hash', 'First', 'Last', id = 129, true, true
                from generate_series(120, 129) as id;
                insert into learning.profile (account_id, phone, work_phone, region, town, job_place, job_name, specialization_id)
                select id, '1', '2', 'r', 't', 'p', 'n', 11 from generate_series(120, 129) as id
                """
            );
        }
    }

    [Fact]
    public async Task Put_replaces_all_but_password_and_flags()
    {
        await Verify(
            await Send(
                "PUT",
                120,
                """{"email":"P120@example.org","first_name":"F","last_name":"L","phone":"9","region":"R","town":"T","job_place":"P","job_name":"N","specialization":"11"}"""
            )
        );
        (
            await api.Database.Rows(
                "select username, email, password_hash, is_staff, email_confirmed from identity.account where id = 120"
            )
        ).ShouldBe(["P120@example.org | P120@example.org | hash | true | true"]);
        (
            await api.Database.Value<long>(
                "select count(*) from learning.mail where recipient ilike 'p120@example.org'"
            )
        ).ShouldBe(0, "other letters are no other address");
    }

    [Fact]
    public async Task Patch_changes_what_is_sent()
    {
        await Verify(await Send("PATCH", 121, """{"town":"Lviv","is_active":false,"password":"another secret"}"""));
        (await api.Database.Value<string>("select password_hash from identity.account where id = 121")).ShouldNotBe(
            "hash"
        );
    }

    [Fact]
    public async Task Another_address_is_to_be_confirmed()
    {
        (await Send("PATCH", 122, """{"email":"else@EXAMPLE.org"}""")).Body.ShouldContain("\"email_confirmed\":false");
        (await api.LinkTo("else@example.org")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send("PUT", 123, "{}"),
                await Send("PATCH", 123, """{"email":"anna@EXAMPLE.org","specialization":99}"""),
                await Send("PATCH", 101, "{}"), // without a profile
                await Send("PATCH", 129, "{}"), // a superuser
                await api.Anna.Send(HttpMethod.Patch, "/api/v0/users/102/", Exchanges.Body("{}")),
                await api.Anonymous.Send(HttpMethod.Patch, "/api/v0/users/102/", Exchanges.Body("{}")),
            }
        );

    /// <summary>Each writes what it was sent and nothing else.</summary>
    [Fact]
    public async Task Changes_at_the_same_time_are_all_kept()
    {
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(
                Send("PATCH", 124, $$"""{"first_name":"f{{round}}"}"""),
                Send("PATCH", 124, $$"""{"town":"t{{round}}"}"""),
                Send("PATCH", 124, $$"""{"phone":"{{round}}"}""")
            );

            (
                await api.Database.Rows("select first_name, last_name, town, phone from learning.person where id = 124")
            ).ShouldBe([$"f{round} | Last | t{round} | {round}"]);
        }
    }

    [Fact]
    public async Task At_once_only_one_gets_an_address()
    {
        var answers = await Task.WhenAll(
            new[] { 125L, 126, 127, 128 }.Select(id => Send("PATCH", id, """{"email":"wanted@example.org"}"""))
        );

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers
            .Where(answer => answer.Status != 200)
            .ShouldAllBe(answer => answer.Body == """{"email":["user with this email already exists."]}""");
    }

    private Task<Exchange> Send(string method, long id, string body) =>
        api.Sofia.Send(new HttpMethod(method), $"/api/v0/users/{id}/", Exchanges.Body(body));
}
