namespace Platform.Tests.Features.Learning;

public sealed class RequestPasswordResetTests(RequestPasswordResetTests.Throttled api)
    : IClassFixture<RequestPasswordResetTests.Throttled>
{
    private const string Path = "/api/v0/users/password/reset/";

    public sealed class Throttled : LearningApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Learning:Throttles:Enabled"] = "true";
            settings["Learning:Throttles:MailsOfAddress"] = "3";
            settings["Learning:Throttles:Mails"] = "1000";
        }
    }

    [Fact]
    public async Task Whether_there_is_an_account_is_not_told()
    {
        var known = await Ask("Anna@example.org");
        var unknown = await Ask("nobody@example.org");

        await Verify(known);
        unknown.Body.ShouldBe(known.Body);
        unknown.Head.ShouldBe(known.Head);
        (await api.LinkTo("anna@example.org")).ShouldStartWith(Path);
        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from learning.mail_request") == 0
        );
        (await Mails("nobody@example.org")).ShouldBe(0);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(new[] { await api.Anonymous.Post(Path), await Ask("x"), await api.Anonymous.Get(Path) });

    /// <summary>By address and e-mail, whether anybody has it or not.</summary>
    [Theory]
    [InlineData("boris@example.org")]
    [InlineData("nobody-else@example.org")]
    public async Task Not_too_often(string email)
    {
        for (var time = 0; time < 3; time++)
        {
            (await Ask(email)).Status.ShouldBe(200);
        }

        (await Ask(email)).Status.ShouldBe(429);
        (await Ask(email.ToUpperInvariant())).Status.ShouldBe(429);
        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from learning.mail_request") == 0
        );
        (await Mails(email)).ShouldBe(
            email.StartsWith("boris", StringComparison.Ordinal) ? 1 : 0,
            "one in five minutes"
        );
    }

    /// <summary>Several workers take them.</summary>
    [Fact]
    public async Task Asked_often_at_once_it_is_one_mail()
    {
        await api.Database.Execute(
            """
            insert into identity.account (username, email) values ('often@example.org', 'often@example.org');
            insert into learning.mail_request (kind, email, origin, created)
            select 'password_reset', 'often@example.org', 'http://localhost', now()
            from generate_series(1, 50)
            """
        );
        (await Ask("often@example.org")).Status.ShouldBe(200); // wakes them

        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from learning.mail_request") == 0
        );
        (await Mails("often@example.org")).ShouldBe(1);
    }

    [Theory]
    [InlineData("is_active = false")]
    [InlineData("is_service_account = true")]
    public async Task Not_for_everybody(string state)
    {
        await api.Database.Execute(
            $"""
            delete from identity.account where email = 'shut@example.org';
            insert into identity.account (username, email) values ('shut@example.org', 'shut@example.org');
            update identity.account set {state} where email = 'shut@example.org'
            """
        );

        (await Ask("shut@example.org")).Status.ShouldBe(200);

        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from learning.mail_request") == 0
        );
        (await Mails("shut@example.org")).ShouldBe(0);
    }

    private Task<Exchange> Ask(string email) => api.Anonymous.Post(Path, $$"""{"email":"{{email}}"}""");

    private Task<long> Mails(string email) =>
        api.Database.Value<long>("select count(*) from learning.mail where recipient = :email", ("email", email));
}
