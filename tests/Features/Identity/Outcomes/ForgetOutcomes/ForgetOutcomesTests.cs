using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Identity;

namespace Platform.Tests.Features.Identity;

public sealed class ForgetOutcomesTests(ForgetOutcomesTests.Idle api) : IClassFixture<ForgetOutcomesTests.Idle>
{
    /// <summary>The job is run by the test alone.</summary>
    public sealed class Idle : Api
    {
        protected override void Configure(IDictionary<string, string?> settings) => settings["Jobs:Enabled"] = "false";
    }

    [Fact]
    public async Task Takes_away_what_was_answered_more_than_a_day_ago()
    {
        var now = new DateTimeOffset(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);
        await api.Database.Execute(
            """
            insert into identity.outcome (
                caller, key, fingerprint, status, headers, body, created_at, answers_before, bytes_before
            )
            select 'account 1', key, sha256('x'::bytea), 201, '{}', '{}', :now::timestamptz - age, place, 2 * place
            from (values ('old', interval '25 hours', 0), ('new', interval '23 hours', 1)) as kept (key, age, place)
            """,
            ("now", now)
        );

        var done = await new ForgetOutcomes().RunOnce(api.Services.GetRequiredService<Database>(), now, default);

        done.ShouldBe(1);
        (await api.Database.Rows("select key from identity.outcome")).ShouldBe(["new"]);
    }
}
