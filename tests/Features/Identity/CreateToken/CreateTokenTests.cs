using Platform.Features.Identity;

namespace Platform.Tests.Features.Identity;

public sealed class CreateTokenTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task The_text_is_printed_once_and_only_its_digest_is_kept()
    {
        await clone.Database.AddAccount("ann");

        var created = await Run("ann", "--name", "nightly push", "--days", "30", "--json");

        created.Errors.ShouldBe(Executable.WrittenTo(clone.Database));
        var token = (string)created.Json["token"]!;
        token.ShouldMatch("^[0-9a-f]{64}$");
        (
            await clone.Database.Rows(
                """
                select name, expires_at - created_at
                from identity.token
                where digest = :digest
                """,
                ("digest", TokenCache.DigestOf(token))
            )
        ).ShouldBe(["nightly push | 30.00:00:00"]);
    }

    [Fact]
    public async Task A_token_may_have_no_end()
    {
        await clone.Database.AddAccount("ben");

        var created = await Run("ben", "--name", "for ever", "--forever");

        created.ExitCode.ShouldBe(0);
        created.Output.ShouldNotContain("expires_at");

        (
            await clone.Database.Value<bool>("select expires_at is null from identity.token where name = 'for ever'")
        ).ShouldBeTrue();
    }

    [Theory]
    [InlineData("nobody", 1, "There is no account 'nobody'.")]
    [InlineData("nobody --days 3 --forever", 1, "--days and --forever exclude each other.")]
    [InlineData("nobody --days 0", 2, "--days takes a number from 1 to 36500.\n--help says more.")]
    public async Task Refusals_say_why(string line, int exitCode, string refusal)
    {
        var refused = await Run(line.Split(' '));

        refused.ExitCode.ShouldBe(exitCode);
        refused.Errors.ShouldBe(refusal + "\n");
        refused.Output.ShouldBeEmpty();
    }

    private Task<Outcome> Run(params string[] arguments) =>
        Executable.Run(clone.Database, ["token", "create", .. arguments]);
}
