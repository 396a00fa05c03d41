using Platform.Features.Identity;

namespace Platform.Tests.Features.Identity;

/// <summary>Tokens in memory, and what makes two nodes forget them.</summary>
public sealed class TokenCacheTests(TokenCacheTests.Standing api) : IClassFixture<TokenCacheTests.Standing>
{
    /// <summary>The clock stands still, so the cache forgets nothing by itself.</summary>
    public sealed class Standing : Api
    {
        protected override DateTimeOffset? Now => new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    }

    [Fact]
    public async Task A_token_that_ends_on_one_node_ends_on_the_other_at_once()
    {
        var account = await api.Database.AddAccount("leaver");
        await using var other = await api.StartNode();
        var there = api.WithToken(account.Token, other);
        var here = api.As(account);
        (await here.Get("/organizations/")).Status.ShouldBe(200);
        (await there.Get("/organizations/")).Status.ShouldBe(200);

        await api.Database.Execute("delete from identity.token where account_id = :id", ("id", account.Id));

        await Eventually.Until(async () => (await here.Get("/organizations/")).Status == 401);
        await Eventually.Until(async () => (await there.Get("/organizations/")).Status == 401);
    }

    [Fact]
    public async Task What_was_missed_while_the_channel_was_down_is_not_believed()
    {
        var account = await api.Database.AddAccount("lost");
        var client = api.As(account);
        (await client.Get("/organizations/")).Status.ShouldBe(200);

        // The listener is cut off, and the token ends without its trigger: nobody is told.
        await api.Database.Execute(
            """
            alter table identity.token disable trigger token_changed;
            delete from identity.token where name = 'lost';
            alter table identity.token enable trigger token_changed;
            select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and datname = current_database()
            """
        );

        await Eventually.Until(async () => (await client.Get("/organizations/")).Status == 401);
    }

    [Fact]
    public async Task A_known_token_is_looked_up_once_in_30_seconds()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var lookups = 0;
        var cache = new TokenCache(
            (_, _) =>
            {
                lookups++;

                return Task.FromResult<StoredToken?>(new StoredToken(SomeCaller, null));
            },
            time
        );

        await cache.Find("a", default);
        time.Advance(TimeSpan.FromSeconds(29));
        await cache.Find("a", default);
        lookups.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(2));
        await cache.Find("a", default);
        lookups.ShouldBe(2);
    }

    [Fact]
    public async Task A_token_is_not_kept_beyond_its_end()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var end = time.GetUtcNow().AddSeconds(10);
        var cache = new TokenCache((_, _) => Task.FromResult<StoredToken?>(new StoredToken(SomeCaller, end)), time);
        (await cache.Find("a", default)).ShouldNotBeNull();

        time.Advance(TimeSpan.FromSeconds(10));

        (await cache.Find("a", default)).ShouldBeNull();
    }

    /// <summary>A log-out that comes between the look-up and its keeping wins.</summary>
    [Fact]
    public async Task What_was_read_before_a_log_out_is_not_kept_after_it()
    {
        var answer = new TaskCompletionSource<StoredToken?>();
        var lookups = 0;
        var cache = new TokenCache(
            (_, _) => ++lookups == 1 ? answer.Task : Task.FromResult<StoredToken?>(null),
            TimeProvider.System
        );

        var early = cache.Find("a", default).AsTask();
        cache.Forget(SomeCaller.AccountId);
        answer.SetResult(new StoredToken(SomeCaller, null));

        (await early).ShouldNotBeNull();
        (await cache.Find("a", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Unknown_tokens_are_not_kept()
    {
        var lookups = 0;
        var cache = new TokenCache(
            (_, _) =>
            {
                lookups++;

                return Task.FromResult<StoredToken?>(null);
            },
            TimeProvider.System
        );

        await cache.Find("a", default);
        await cache.Find("a", default);

        lookups.ShouldBe(2);
    }

    private static AccountCaller SomeCaller => new(1, "someone", true, false, false, false);
}
