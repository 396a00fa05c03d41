namespace Platform.Tests.Features.Learning;

public sealed class ConfirmEmailTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Invalid = """{"detail":"Confirmation link is invalid or has expired."}""";

    [Fact]
    public async Task The_link_of_the_mail_as_often_as_one_likes()
    {
        var link = await Register("twice@example.org");

        var first = await api.Anonymous.Get(link);
        (await api.Anonymous.Get(link, ("Accept", "text/html"))).Status.ShouldBe(200);

        await Verify(first with { Request = "GET /api/v0/users/confirmation/MTA0/…/" });
        (await IsConfirmed("twice@example.org")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_does_not_count()
    {
        var link = await Register("once@example.org");
        var parts = link.Split('/');
        var (uid, token) = (parts[^3], parts[^2]);
        var other = (await Register("second@example.org")).Split('/');
        var refused = await api.Anonymous.Get($"/api/v0/users/confirmation/MQ/{token}/");

        await Verify(refused with { Request = "GET /api/v0/users/confirmation/MQ/…/" });
        string[] links =
        [
            $"{uid}/{other[^2]}",
            $"{other[^3]}/{token}",
            $"{uid}/{token[..^1]}{(token[^1] == '0' ? '1' : '0')}",
            $"{uid}/{token.ToUpperInvariant()}",
            $"{uid}/1-{token.Split('-')[1]}",
            $"{uid}/-",
            $"{uid}/x",
            $"%2F/{token}",
            $"{uid}=/{token}",
            $"MTk5/{token}",
            $"LTE/{token}",
        ];
        foreach (var wrong in links)
        {
            var answer = await api.Anonymous.Get($"/api/v0/users/confirmation/{wrong}/");

            answer.Status.ShouldBe(400, wrong);
            answer.Body.ShouldBe(Invalid);
        }

        (await IsConfirmed("once@example.org")).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_address_kills_the_link_and_brings_a_new_one()
    {
        var link = await Register("moving@example.org");
        var id = await api.Database.Value<long>("select id from identity.account where email = 'moving@example.org'");
        (await api.Anonymous.Get(link)).Status.ShouldBe(200);

        var moved = await api.AsPerson(id)
            .Send(HttpMethod.Patch, "/api/v0/me/", Exchanges.Body("""{"email":"moved@example.org"}"""));

        moved.Body.ShouldContain("\"email_confirmed\":false");
        (await api.Anonymous.Get(link)).Body.ShouldBe(Invalid);
        (await api.Anonymous.Get(await api.LinkTo("moved@example.org"))).Status.ShouldBe(200);
        (await IsConfirmed("moved@example.org")).ShouldBeTrue();
    }

    private async Task<string> Register(string email)
    {
        (await api.Anonymous.Post("/api/v0/users/register/", Registration.Body(email))).Status.ShouldBe(201);

        return await api.LinkTo(email);
    }

    private Task<bool> IsConfirmed(string email) =>
        api.Database.Value<bool>("select email_confirmed from identity.account where email = :email", ("email", email));
}
