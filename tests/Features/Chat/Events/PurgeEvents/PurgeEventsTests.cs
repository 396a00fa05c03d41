using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed class PurgeEventsTests(PurgeEventsTests.Idle api) : IClassFixture<PurgeEventsTests.Idle>
{
    /// <summary>The job is run by the test alone.</summary>
    public sealed class Idle : ChatApi
    {
        protected override void Configure(IDictionary<string, string?> settings) => settings["Jobs:Enabled"] = "false";
    }

    [Fact]
    public async Task Takes_away_what_nobody_may_resume_after_and_what_came_from_another_server()
    {
        var now = api.Clock.GetUtcNow();
        await api.Database.Execute(
            """
            insert into chat.live_event (app_id, room_id, comment_id, created_at)
            values (1, 101, 1001, :now - interval '26 hours'), (2, 201, 2001, :now - interval '24 hours');
            insert into chat.live_event (app_id, xact, room_id, comment_id, created_at)
            values (1, '999999999', 101, 1002, :now);
            """,
            ("now", now)
        );

        var done = await new PurgeEvents().RunOnce(api.Services.GetRequiredService<Database>(), now, default);

        done.ShouldBe(2);
        (await api.Database.Rows("select comment_id from chat.live_event")).ShouldBe(["2001"]);
    }
}
