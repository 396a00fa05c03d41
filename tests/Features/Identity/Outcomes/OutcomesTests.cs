using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Identity;

namespace Platform.Tests.Features.Identity;

/// <summary>How much is kept for one caller.</summary>
public sealed class OutcomesTests(OutcomesTests.Narrow api) : IClassFixture<OutcomesTests.Narrow>
{
    private const int MostAnswers = 5;

    public sealed class Narrow : TrialApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["IdempotencyKeys:MaxAnswers"] = $"{MostAnswers}";
            settings["IdempotencyKeys:MaxMegabytes"] = "16";
            settings["Jobs:Enabled"] = "false"; // the test forgets by itself
        }
    }

    [Fact]
    public async Task A_caller_has_so_many_answers_until_the_oldest_is_a_day_old()
    {
        for (var number = 0; number < MostAnswers; number++)
        {
            (await Copy("many", $"many-{number}")).Status.ShouldBe(200);
        }

        var refused = await Copy("many", "many-more");
        var known = await Copy("many", "many-0");
        var other = await Copy("somebody", "many-else");
        var free = await RawAnswer.Of(api.AsReader("many"), "POST", "/library/scrolls/many-free/?megabytes=0");

        refused.Status.ShouldBe(429);
        refused.Body.ShouldContain("nothing was written");
        var wait = int.Parse(refused["Retry-After"]!, CultureInfo.InvariantCulture);
        wait.ShouldBeInRange(24 * 60 * 60, 24 * 60 * 60 + 10 * 60);
        (await Entered("many-more")).ShouldBe(0);
        known["Idempotency-Replayed"].ShouldBe("true");
        other.Status.ShouldBe(200, "it is another caller");
        free.Status.ShouldBe(200, "it has no key");

        await api.Database.Execute(
            "update identity.outcome set created_at = created_at - interval '25 hours' where key in ('many-0', 'many-1')"
        );
        (await Copy("many", "many-more")).Status.ShouldBe(429, "they are still there");
        await new ForgetOutcomes().RunOnce(
            api.Services.GetRequiredService<Database>(),
            TimeProvider.System.GetUtcNow(),
            CancellationToken.None
        );

        (await Copy("many", "many-more")).Status.ShouldBe(200);
        (await Copy("many", "many-last")).Status.ShouldBe(200);
        (await Copy("many", "many-over")).Status.ShouldBe(429);
    }

    [Fact]
    public async Task A_caller_has_so_many_bytes()
    {
        (await Copy("long", "long-0", megabytes: 6)).Status.ShouldBe(200);
        (await Copy("long", "long-1", megabytes: 6)).Status.ShouldBe(200);

        var refused = await Copy("long", "long-2", megabytes: 6);

        refused.Status.ShouldBe(429);
        (await Entered("long-2")).ShouldBe(0);
        (await Copy("long", "long-2", megabytes: 4)).Status.ShouldBe(200, "it has just room");
        (await Copy("long", "long-3", megabytes: 0)).Status.ShouldBe(200);
        (await Copy("long", "long-4", megabytes: 1)).Status.ShouldBe(429);
    }

    private Task<RawAnswer> Copy(string card, string name, int megabytes = 0) =>
        RawAnswer.Of(
            api.AsReader(card),
            "POST",
            $"/library/scrolls/{name}/?megabytes={megabytes}",
            headers: ("Idempotency-Key", name)
        );

    private Task<long> Entered(string name) =>
        api.Database.Value<long>("select count(*) from monitoring.region_type where name = :name", ("name", name));
}
