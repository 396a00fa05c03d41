using Platform.Tests.Features.Chat;
using Platform.Tests.Features.Learning;

namespace Platform.Tests.Contract;

/// <summary>The clock of the machine goes back an hour, and forward a day, as when somebody sets it right.</summary>
public sealed class ClockJumpTests(ClockJumpTests.Jumping api) : IClassFixture<ClockJumpTests.Jumping>
{
    private static readonly TimeSpan Back = -TimeSpan.FromHours(1);
    private static readonly TimeSpan Forward = TimeSpan.FromDays(1);

    public sealed class Jumping : LearningApi
    {
        public SmtpServer Server { get; } = new();

        /// <summary>Without telling timers, which go by another clock.</summary>
        public void Jump(TimeSpan by) => Clock.AdjustTime(Clock.GetUtcNow() + by);

        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["RateLimits:LogIns"] = "3";
            settings["Mail:Host"] = "127.0.0.1";
            settings["Mail:Port"] = Server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            settings["Mail:Security"] = "None";
        }

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.AddConversations();
        }

        protected override Task CleanUp() => Server.DisposeAsync().AsTask();
    }

    [Fact]
    public async Task Tokens_live_as_long_as_they_say()
    {
        var anna = api.Anna; // for five minutes
        var bot = await api.Database.AddToken(api.Bot.Id, "two hours", api.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        (await anna.Get("/api/v0/me/")).Status.ShouldBe(200);

        api.Jump(Back);
        (await anna.Get("/api/v0/me/")).Status.ShouldBe(200, "it was made in what is now the future");
        (await api.Anna.Get("/api/v0/me/")).Status.ShouldBe(200);
        (await api.WithToken(bot).Get("/organizations/")).Status.ShouldBe(200);

        api.Jump(Forward);
        (await anna.Get("/api/v0/me/")).Status.ShouldBe(401);
        (await api.Anna.Get("/api/v0/me/")).Status.ShouldBe(200);
        await Eventually.Until(async () => (await api.WithToken(bot).Get("/organizations/")).Status == 401);
        (await api.Client.Get("/organizations/")).Status.ShouldBe(200, "it has no end");
    }

    [Fact]
    public async Task Mails_wait_until_the_clock_is_there_again_and_go_once()
    {
        await Add("before");
        await Eventually.Until(() => Times("before") == 1);

        api.Jump(Back);
        await Add("while it was back");
        await Eventually.Until(() => Times("while it was back") == 1);
        await AddAt("due in what is now the future", api.Clock.GetUtcNow() - Back);
        await Add("after that one");
        await Eventually.Until(() => Times("after that one") == 1);
        Times("due in what is now the future").ShouldBe(0);

        api.Jump(Forward);
        await Wake();
        await Eventually.Until(() => Times("due in what is now the future") == 1);
        await Add("a day later");
        await Eventually.Until(() => Times("a day later") == 1);
        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from learning.mail where sent_at is null") == 0
        );
        api.Server.Mails.CountBy(mail => mail.Subject ?? "").ShouldAllBe(mails => mails.Value == 1);
    }

    /// <summary>What a killed node had: nobody takes it before the clock says that its lease is over, and then one does.</summary>
    [Fact]
    public async Task A_lease_of_the_future_is_over_when_its_time_comes()
    {
        await AddAt("leased", api.Clock.GetUtcNow(), leasedUntil: api.Clock.GetUtcNow() + TimeSpan.FromSeconds(30));

        api.Jump(Back);
        await Add("not leased");
        await Eventually.Until(() => Times("not leased") == 1);
        Times("leased").ShouldBe(0);

        api.Jump(-Back + TimeSpan.FromSeconds(31));
        await Wake();
        await Eventually.Until(() => Times("leased") == 1);
    }

    [Fact]
    public async Task The_same_again_is_the_same_and_what_follows_comes_after_it()
    {
        using var shop = api.WithHeaders(("QISCUS_SDK_SECRET", ChatApi.Secret));
        var first = await Post(shop, "first");

        api.Jump(Back);
        (await Post(shop, "first")).ShouldBe(first);
        var second = await Post(shop, "second");
        api.Jump(Forward);
        (await Post(shop, "first")).ShouldBe(first);
        var third = await Post(shop, "third");

        var newest = await shop.Ask("load_comments?room_id=harbour&limit=3");
        newest.Results()["comments"]!
            .AsArray()
            .Select(comment => (long)comment!["id"]!)
            .ShouldBe([third, second, first], "by their places, not by the clock");
        await api.Database.ShouldHoldAllChains();
    }

    /// <summary>They go by the time that the machine has been up.</summary>
    [Fact]
    public async Task Limits_neither_end_nor_begin_anew()
    {
        for (var tried = 0; tried < 3; tried++)
        {
            (await LogIn()).Status.ShouldBe(401);
        }

        await ShouldWaitAMinuteAtMost();
        api.Jump(Back);
        await ShouldWaitAMinuteAtMost();
        api.Jump(Forward);
        await ShouldWaitAMinuteAtMost();

        async Task ShouldWaitAMinuteAtMost()
        {
            var refused = await LogIn();
            if (refused.Status == 401)
            {
                return; // it took so long that there was room for one more
            }

            refused.Status.ShouldBe(429);
            refused.Head.ShouldContain("Retry-After: ");
        }
    }

    private Task<Exchange> LogIn() =>
        api.Anonymous.Post("/api/v0/auth/token/", """{"email":"anna@example.org","password":"not hers"}""");

    private static async Task<long> Post(HttpClient shop, string key) =>
        (long)
            (
                await shop.Tell(
                    "post_comment",
                    $$"""{"sender_email":"ann@x.y","room_id":"harbour","message":"{{key}}","unique_temp_id":"{{key}}"}"""
                )
            ).Results()["comment"]!["id"]!;

    private int Times(string subject) => api.Server.Mails.Count(mail => mail.Subject == subject);

    private Task Add(string subject) => AddAt(subject, api.Clock.GetUtcNow());

    private async Task AddAt(string subject, DateTimeOffset runAt, DateTimeOffset? leasedUntil = null)
    {
        await api.Database.Execute(
            """
            insert into learning.mail (recipient, subject, body, created, run_at, leased_until)
            values ('ada@example.org', :subject, 'text', :run_at, :run_at, :leased_until)
            """,
            ("subject", subject),
            ("run_at", runAt),
            ("leased_until", (object?)leasedUntil ?? DBNull.Value)
        );
        await Wake();
    }

    private Task Wake() => api.Database.Execute("select pg_notify('job', 'Learning/SendMail')");
}
