using Platform.Infrastructure.Security;

namespace Platform.Tests.Features.Identity;

public sealed class CreateTokenTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task The_text_is_printed_once_and_only_its_digest_is_kept()
    {
        await clone.Database.AddAccount("ann");

        var created = await Run("ann", "--name", "nightly push", "--days", "30", "--json");

        created.Errors.ShouldBeEmpty();
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

        (await Run("ben", "--name", "for ever", "--forever")).ExitCode.ShouldBe(0);

        (
            await clone.Database.Value<bool>("select expires_at is null from identity.token where name = 'for ever'")
        ).ShouldBeTrue();
    }

    [Theory]
    [InlineData("nobody", "There is no account 'nobody'.")]
    [InlineData("nobody --days 0", "--days takes a number from 1 to 36500.")]
    [InlineData("nobody --days 3 --forever", "--days and --forever exclude each other.")]
    public async Task Refusals_are_one_line(string line, string refusal)
    {
        var refused = await Run(line.Split(' '));

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(refusal + "\n");
        refused.Output.ShouldBeEmpty();
    }

    private Task<Outcome> Run(params string[] arguments) =>
        Executable.Run(clone.Database, ["token", "create", .. arguments]);
}
