using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

public sealed class CreateKeyTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Its_text_is_printed_once_and_only_its_digest_is_kept()
    {
        await clone.Database.AddOrganisations();

        var created = await Run("1", "1", "1", "--json");

        (
            await clone.Database.Rows(
                "select org_id, user_id, source_id, revoked from casework.user_key where key_hash = :key",
                ("key", KeyCache.DigestOf((string)created.Json["key"]!))
            )
        ).ShouldBe(["1 | 1 | 1 | null"]);
        (await Run("1", "1", "2")).Errors.ShouldBe("The organisation has no such user.\n");
        (await Run("1", "9", "1")).Errors.ShouldBe("There is no such source.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "key", "create", .. typed]);
}
