namespace Platform.Tests.Features.Identity;

public sealed class ListTokensTests(Clone clone) : IClassFixture<Clone>
{
    /// <summary>Newest first, those of the account alone, and none of their texts.</summary>
    [Fact]
    public async Task Lists_the_tokens_of_an_account()
    {
        var ann = await clone.Database.AddAccount("ann");
        var second = await clone.Database.AddToken(
            ann.Id,
            "second",
            new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        await clone.Database.AddAccount("ben");
        await clone.Database.Execute(
            "update identity.token set created_at = '2026-11-23Z', last_used_at = '2026-11-24Z' where name = 'second'"
        );

        var listed = await Run("Ann", "--json");

        listed.ExitCode.ShouldBe(0, listed.Errors);
        listed.Output.ShouldNotContain(second[..12]);
        await Verify(listed.Output, "json");
    }

    [Fact]
    public async Task An_account_may_have_none()
    {
        await clone.Database.AddAccount("carl");
        await clone.Database.Execute(
            "delete from identity.token using identity.account where account.id = account_id and username = 'carl'"
        );

        var listed = await Run("carl", "--json");

        listed.ExitCode.ShouldBe(0, listed.Errors);
        listed.Json.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_account_is_refused()
    {
        var refused = await Run("nobody", "--json");

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe("There is no account 'nobody'.\n");
        refused.Output.ShouldBeEmpty();
    }

    private Task<Outcome> Run(params string[] arguments) =>
        Executable.Run(clone.Database, ["token", "list", .. arguments]);
}
