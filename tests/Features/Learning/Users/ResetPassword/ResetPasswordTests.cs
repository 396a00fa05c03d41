using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

public sealed class ResetPasswordTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/users/password/reset/";
    private const string New = """{"password":"another long secret"}""";
    private const string Invalid = """{"detail":"Password reset link is invalid or has expired."}""";

    [Fact]
    public async Task Once_and_what_is_older_ends()
    {
        var id = await Person("one@example.org");
        var (access, refresh) = (api.TokenOf(id, TokenUse.Access), api.TokenOf(id, TokenUse.Refresh));
        (await api.Bearing(access).Get("/api/v0/me/")).Status.ShouldBe(200);
        var (link, second) = (await LinkTo("one@example.org"), await LinkTo("one@example.org"));

        var changed = await api.Anonymous.Post(link, New);

        await Verify(
            new[]
            {
                changed with
                {
                    Request = "POST " + Path + "…/…/",
                },
                await api.Bearing(access).Get("/api/v0/me/"),
                (await api.Anonymous.Post("/api/v0/auth/token/refresh/", $$"""{"refresh":"{{refresh}}"}""")) with
                {
                    Request = "POST /api/v0/auth/token/refresh/",
                },
            }
        );
        (await api.Anonymous.Post(link, New)).Body.ShouldBe(Invalid);
        (await api.Anonymous.Post(second, New)).Body.ShouldBe(Invalid, "the password that it was about is gone");
        (await LogIn("one@example.org", LearningApi.Password)).Status.ShouldBe(401);
        var logIn = await LogIn("one@example.org", "another long secret");
        logIn.Status.ShouldBe(200);
        var tokens = System.Text.Json.Nodes.JsonNode.Parse(logIn.Body)!;
        (await api.Bearing((string)tokens["access"]!).Get("/api/v0/me/")).Status.ShouldBe(
            200,
            "a token of the same second is none of the older ones"
        );
        var again = await api.Anonymous.Post(
            "/api/v0/auth/token/refresh/",
            $$"""{"refresh":"{{(string)tokens["refresh"]!}}"}"""
        );
        again.Status.ShouldBe(200);
        (await api.Database.Rows("select email_confirmed from identity.account where id = :id", ("id", id))).ShouldBe(
            ["true"],
            "whoever has the link reads its mails"
        );
    }

    [Fact]
    public async Task Refusals()
    {
        await Person("two@example.org");
        var link = await LinkTo("two@example.org");

        await Verify(
            new[]
            {
                (await api.Anonymous.Post(link)) with
                {
                    Request = "POST " + Path + "…/…/",
                },
                (await api.Anonymous.Post(link, """{"password":"short"}""")) with
                {
                    Request = "POST " + Path + "…/…/",
                },
                await api.Anonymous.Post(Path + "MQ/1-0/", New),
            }
        );
        var confirmation = await api
            .Services.GetRequiredService<SignedLinks>()
            .Make(SignedLinks.Confirmation, LearningApi.AnnaId, "anna@example.org", default);
        (await api.Anonymous.Post(Path + confirmation, New)).Body.ShouldBe(Invalid, "it is for something else");
        (await api.Anonymous.Get(link.Replace("password/reset", "confirmation"))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Not_after_an_hour_nor_with_another_address()
    {
        var id = await Person("three@example.org");
        var link = await LinkTo("three@example.org");
        api.Clock.Advance(TimeSpan.FromMinutes(61));
        (await api.Anonymous.Post(link, New)).Body.ShouldBe(Invalid);

        link = await LinkTo("three@example.org");
        await api.Database.Execute(
            "update identity.account set email = 'moved@example.org' where id = :id",
            ("id", id)
        );
        (await api.Anonymous.Post(link, New)).Body.ShouldBe(Invalid);

        await api.Database.Execute(
            "update identity.account set email = 'three@example.org', is_active = false where id = :id",
            ("id", id)
        );
        (await api.Anonymous.Post(link, New)).Body.ShouldBe(Invalid);
    }

    [Fact]
    public async Task At_once_one_password_is_set()
    {
        await Person("four@example.org");
        var link = await LinkTo("four@example.org");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(n => api.Anonymous.Post(link, $$"""{"password":"long secret {{n}}"}"""))
        );

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Body == Invalid);
        var set = Array.FindIndex(answers, answer => answer.Status == 200);
        (await LogIn("four@example.org", $"long secret {set}")).Status.ShouldBe(200);
    }

    private async Task<long> Person(string email)
    {
        await api.Database.Execute(
            """
            insert into identity.account (username, email, password_hash)
            select :email, :email, password_hash from identity.account where id = 102
            """,
            ("email", email)
        );

        return await api.Database.Value<long>("select id from identity.account where email = :email", ("email", email));
    }

    /// <summary>Of a mail that was asked for just now.</summary>
    private async Task<string> LinkTo(string email)
    {
        api.Clock.Advance(TimeSpan.FromMinutes(6)); // nobody gets the same mail twice in five minutes
        (await api.Anonymous.Post(Path, $$"""{"email":"{{email}}"}""")).Status.ShouldBe(200);
        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from learning.mail_request") == 0
        );

        return await api.LinkTo(email);
    }

    private Task<Exchange> LogIn(string email, string password) =>
        api.Anonymous.Post("/api/v0/auth/token/", $$"""{"email":"{{email}}","password":"{{password}}"}""");
}
