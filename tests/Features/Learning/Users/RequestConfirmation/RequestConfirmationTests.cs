namespace Platform.Tests.Features.Learning;

public sealed class RequestConfirmationTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/users/confirmation/";

    /// <summary>Boris has not confirmed his address, Anna has, and nobody has the third.</summary>
    [Fact]
    public async Task Told_alike_and_sent_to_who_needs_it()
    {
        var needed = await Ask("boris@example.org");

        await Verify(needed);
        foreach (var email in new[] { "anna@example.org", "nobody@example.org" })
        {
            (await Ask(email)).ToString().ShouldBe(needed.ToString().Replace("boris@", email.Split('@')[0] + "@"));
        }

        (await api.Anonymous.Get(await api.LinkTo("boris@example.org"))).Status.ShouldBe(200);
        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from learning.mail_request") == 0
        );
        (await api.Database.Rows("select recipient from learning.mail")).ShouldBe(["boris@example.org"]);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(new[] { await api.Anonymous.Post(Path), await Ask("x"), await api.Anonymous.Get(Path) });

    private Task<Exchange> Ask(string email) => api.Anonymous.Post(Path, $$"""{"email":"{{email}}"}""");
}
