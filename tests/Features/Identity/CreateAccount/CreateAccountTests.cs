namespace Platform.Tests.Features.Identity;

public sealed class CreateAccountTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task A_service_account_with_a_password_that_is_made_and_shown_once()
    {
        var created = await Run("push-bot", "--service", "--json");

        created.Errors.ShouldBe(Executable.WrittenTo(clone.Database));
        ((string)created.Json["username"]!).ShouldBe("push-bot");
        var password = (string)created.Json["password"]!;
        var hash = await clone.Database.Value<string>(
            "select password_hash from identity.account where username = 'push-bot' and is_service_account and not is_staff"
        );
        hash.ShouldNotContain(password);
        Platform.Features.Identity.Passwords.Verify(hash, password).ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_with_a_password_from_standard_input()
    {
        var created = await Executable.Run(
            Executable.OnDatabase(clone.Database),
            "correct horse battery\n",
            [
                "account",
                "create",
                "ann",
                "--email",
                "ann@example.com",
                "--first-name",
                "Ann",
                "--password",
                "-",
                "--staff",
            ]
        );

        created.ExitCode.ShouldBe(0);
        created.Output.ShouldNotContain("horse");
        created.Output.ShouldNotContain("password");
        (
            await clone.Database.Rows(
                "select email, first_name, is_staff, is_active from identity.account where username = 'ann'"
            )
        ).ShouldBe(["ann@example.com | Ann | true | true"]);
    }

    /// <summary>A username may be an e-mail address, and names may be as long as those of people.</summary>
    [Fact]
    public async Task Names_as_long_as_they_may_be()
    {
        var address = $"{new string('a', 242)}@example.com";
        var name = new string('n', 255);

        var created = await Run(address, "--email", address, "--first-name", name, "--last-name", name);
        var longer = await Run("a" + address);
        var longerName = await Run("somebody", "--first-name", name + "n");
        var longerAddress = await Run("somebody", "--email", "a" + address);

        created.ExitCode.ShouldBe(0, created.Errors);
        (
            await clone.Database.Rows(
                "select length(username), length(email), length(first_name) from identity.account where username = :name",
                ("name", address)
            )
        ).ShouldBe(["254 | 254 | 255"]);
        longer.Errors.ShouldBe("A username has 1 to 254 letters, digits or @ . + - _\n");
        longerName.Errors.ShouldBe("A first or last name has at most 255 letters.\n");
        longerAddress.Errors.ShouldBe("--email takes an address such as ann@example.org, of at most 254 letters.\n");
    }

    [Theory]
    [InlineData("taken", "There is an account 'taken' already.")]
    [InlineData("TAKEN", "There is an account 'TAKEN' already.")]
    [InlineData("a name", "A username has 1 to 254 letters, digits or @ . + - _")]
    [InlineData(
        "weak --password 12345",
        "This password is too short. It must contain at least 8 characters. This password is too common. This password is entirely numeric."
    )]
    [InlineData("other --email T@example.com", "There is an account with the address T@example.com already.")]
    [InlineData("other --email nonsense", "--email takes an address such as ann@example.org, of at most 254 letters.")]
    public async Task Refusals_are_one_line(string line, string refusal)
    {
        await clone.Database.Execute(
            "insert into identity.account (username, email) values ('taken', 't@example.com') on conflict do nothing"
        );

        var refused = await Run(line == "a name" ? [line] : line.Split(' '));

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(refusal + "\n");
        refused.Output.ShouldBeEmpty();
    }

    private Task<Outcome> Run(params string[] arguments) =>
        Executable.Run(clone.Database, ["account", "create", .. arguments]);
}
