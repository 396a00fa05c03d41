namespace Platform.Tests.Features.Identity;

public sealed class ActivateAccountTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Lets_the_account_in_and_changes_nothing_else()
    {
        await clone.Database.AddAccount("ann", isActive: false, passwordHash: "kept");
        await clone.Database.AddAccount("ben", isActive: false);

        var activated = await Run("Ann");

        activated.ExitCode.ShouldBe(0, activated.Errors);
        activated.Output.ShouldBe("'Ann' is active.\n");
        (
            await clone.Database.Rows(
                """
                select username, is_active, is_staff, password_hash, (select count(*) from identity.token where account_id = account.id)
                from identity.account
                order by username
                """
            )
        ).ShouldBe(["ann | true | false | kept | 1", "ben | false | false |  | 1"]);
        (await Run("ann")).Output.ShouldBe("'ann' is active.\n", "who is active already stays so");
    }

    [Theory]
    [InlineData("nobody", 1, "There is no account 'nobody'.\n")]
    [InlineData("", 2, "Required argument 'username' missing for command: 'activate'.\n--help says more.\n")]
    public async Task Refusals_say_why(string line, int exitCode, string refusal)
    {
        var refused = await Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        refused.ExitCode.ShouldBe(exitCode);
        refused.Errors.ShouldBe(refusal);
        refused.Output.ShouldBeEmpty();
    }

    private Task<Outcome> Run(params string[] arguments) =>
        Executable.Run(clone.Database, ["account", "activate", .. arguments]);
}
