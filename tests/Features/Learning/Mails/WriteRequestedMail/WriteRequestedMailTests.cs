using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Learning;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Features.Learning;

public sealed class WriteRequestedMailTests(WriteRequestedMailTests.Asked api)
    : IClassFixture<WriteRequestedMailTests.Asked>
{
    public sealed class Asked : LearningApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Jobs:Enabled"] = "false";
        }
    }

    /// <summary>Several workers at once: each request is one's, and one mail comes of two.</summary>
    [Fact]
    public async Task Each_once()
    {
        await api.Database.Execute(
            """
            insert into learning.mail_request (kind, email, origin, created)
            values
                ('password_reset', 'ANNA@example.org', 'https://learn.example.org', '2026-11-29Z'),
                ('password_reset', 'nobody@example.org', 'https://learn.example.org', '2026-11-29Z'),
                ('confirmation', 'anna@example.org', 'https://learn.example.org', '2026-11-29Z'),
                ('confirmation', 'boris@example.org', '', '2026-11-29Z')
            """
        );
        var job = api.Services.GetServices<IJob>().OfType<WriteRequestedMail>().Single();
        var database = api.Services.GetRequiredService<Database>();

        var done = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => job.RunOnce(database, LearningApi.Start, default))
        );

        done.Sum().ShouldBe(4);
        (await api.Database.Value<long>("select count(*) from learning.mail_request")).ShouldBe(0);
        (await api.Database.Rows("select recipient, subject from learning.mail order by recipient")).ShouldBe([
            "anna@example.org | Set a new password",
            "boris@example.org | Confirm your e-mail address",
        ]);
        (
            await api.Database.Value<string>("select body from learning.mail where recipient = 'boris@example.org'")
        ).ShouldContain("\n/api/v0/users/confirmation/", customMessage: "where the service is reached is not known");
    }
}
