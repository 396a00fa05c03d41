using Microsoft.Extensions.DependencyInjection;
using Platform.Tests.Support.Library;

namespace Platform.Tests.Infrastructure.Http;

/// <summary>What is answered to a request with <c>Idempotency-Key</c> or <c>If-Match</c> is in memory until it is committed.</summary>
public sealed class HeldAnswerTests(TrialApi api) : IClassFixture<TrialApi>
{
    [Theory]
    [InlineData("POST", "Idempotency-Key", "k")]
    [InlineData("PUT", "If-Match", "*")]
    public async Task A_long_answer_is_refused_while_it_is_written_and_nothing_is_kept(
        string method,
        string header,
        string value
    )
    {
        var refused = await Copy(method, $"{method}-long", 200, (header, value));

        refused.Status.ShouldBe(413);
        refused.Body.ShouldContain($"too long for a request with {header}; nothing was written");
        api.Services.GetRequiredService<Scribe>().Megabytes.ShouldBe(16, "the next is not taken");
        (await Entered($"{method}-long")).ShouldBe(0);
        (await Copy(method, $"{method}-long", 1, (header, value))).Status.ShouldBe(200);
        (await Entered($"{method}-long")).ShouldBe(1);
    }

    [Theory]
    [InlineData("POST", "Idempotency-Key", "whole")]
    [InlineData("PUT", "If-Match", "*")]
    public async Task An_answer_up_to_the_bound_is_sent_whole(string method, string header, string value)
    {
        var sent = await Copy(method, $"{method}-whole", 16, (header, value));

        sent.Status.ShouldBe(200);
        sent.Body.Length.ShouldBe(16 * 1024 * 1024);
        (await Entered($"{method}-whole")).ShouldBe(1);
    }

    /// <summary>Nothing is held for it.</summary>
    [Fact]
    public async Task Without_the_headers_there_is_no_bound() =>
        (await Copy("POST", "free", 20)).Body.Length.ShouldBe(20 * 1024 * 1024);

    private Task<RawAnswer> Copy(string method, string name, int megabytes, params (string, string)[] headers) =>
        RawAnswer.Of(api.AsReader("blue"), method, $"/library/scrolls/{name}/?megabytes={megabytes}", headers: headers);

    private Task<long> Entered(string name) =>
        api.Database.Value<long>("select count(*) from monitoring.region_type where name = :name", ("name", name));
}
