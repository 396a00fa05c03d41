namespace Platform.Tests.Features.Identity;

public sealed class SetPasswordTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Sets_a_given_or_made_password_and_knows_the_owner()
    {
        await clone.Database.AddAccount("marianne");

        var made = await Run("marianne", "--json");
        Platform.Features.Identity.Passwords.Verify(await Hash(), (string)made.Json["password"]!).ShouldBeTrue();

        (await Run("marianne", "--password", "correct horse battery")).Output.ShouldBe(
            "'marianne' has a new password.\n"
        );
        Platform.Features.Identity.Passwords.Verify(await Hash(), "correct horse battery").ShouldBeTrue();

        var similar = await Run("marianne", "--password", "marianne1");
        similar.Errors.ShouldBe("The password is too similar to the username.\n");
        (await Run("nobody")).Errors.ShouldBe("There is no account 'nobody'.\n");
    }

    private Task<string> Hash() =>
        clone.Database.Value<string>("select password_hash from identity.account where username = 'marianne'");

    private Task<Outcome> Run(params string[] arguments) =>
        Executable.Run(clone.Database, ["account", "password", .. arguments]);
}
