namespace Platform.Tests.Infrastructure.Http;

/// <summary>What is special about <c>If-Match</c>; that each operation obeys it is in <c>Contract/EntityTagTests</c>.</summary>
public sealed class PreconditionsTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/accounts/me/";

    /// <summary>Both have seen the same; the second is told, though nobody had written when it was looked at.</summary>
    [Fact]
    public async Task Of_two_at_once_one_writes()
    {
        var account = await api.Database.AddAccount("racer");
        var caller = api.As(account);
        var tag = await TagOf(caller);
        await using var other = await api.Database.Open();
        await using var holds = await other.BeginTransactionAsync();
        await using (var update = other.CreateCommand())
        {
            update.CommandText = $"update identity.account set first_name = 'First' where id = {account.Id}";
            await update.ExecuteNonQueryAsync();
        }

        var late = Patch(caller, "Late", tag); // has looked, and waits for the row
        await api.Database.UntilBlocked();
        await holds.CommitAsync();

        (await late).Status.ShouldBe(412);
        (await Name(account)).ShouldBe("First");
    }

    [Fact]
    public async Task Of_many_who_have_seen_the_same_one_writes()
    {
        var account = await api.Database.AddAccount("crowd");
        var caller = api.As(account);
        var tag = await TagOf(caller);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Patch(caller, $"N{number}", tag)));

        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Count(answer => answer.Status == 412).ShouldBe(19);
    }

    [Fact]
    public async Task Any_state_will_do_for_a_star_and_a_compressed_answer_has_the_same_tag()
    {
        var account = await api.Database.AddAccount("star");
        var caller = api.As(account);
        var tag = await TagOf(caller);

        (await Patch(caller, "Star", "*")).Status.ShouldBe(200);
        (await Patch(caller, "Old", tag)).Status.ShouldBe(412, "it is another since");
        (await Patch(caller, "Weak", "W/" + await TagOf(caller))).Status.ShouldBe(200);
        (await Patch(caller, "None", "nonsense")).Status.ShouldBe(412);
        (await Name(account)).ShouldBe("Weak");
    }

    private static async Task<string> TagOf(HttpClient caller) =>
        (await RawAnswer.Of(caller, "GET", Path))["ETag"].ShouldNotBeNull();

    private static Task<RawAnswer> Patch(HttpClient caller, string name, string tag) =>
        RawAnswer.Of(caller, "PATCH", Path, Exchanges.Body($$"""{"first_name":"{{name}}"}"""), ("If-Match", tag));

    private Task<string> Name(TestAccount account) =>
        api.Database.Value<string>("select first_name from identity.account where id = :id", ("id", account.Id));
}
