using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

public sealed class CreateSourceTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Its_key_and_name_are_taken_once()
    {
        var created = await Run("Steps", "--key", "a-key-that-was-there", "--json");

        (
            await clone.Database.Rows(
                "select name, active from casework.source where key_hash = :key",
                ("key", KeyCache.DigestOf((string)created.Json["key"]!))
            )
        ).ShouldBe(["Steps | true"]);
        (await Run("Steps")).Errors.ShouldBe("There is a source of this name, or with this key.\n");
        (await Run("Other", "--key", "a-key-that-was-there")).ExitCode.ShouldBe(1);
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "source", "create", .. typed]);
}
