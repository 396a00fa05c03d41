namespace Platform.Tests.Features.Casework;

public sealed class RevokeKeyTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Nobody_else_loses_theirs()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "1", "1")).Output.ShouldBe("Revoked: 1.\n");

        (
            await clone.Database.Rows(
                "select org_id, source_id from casework.user_key where revoked is null order by 1, 2"
            )
        ).ShouldBe(["1 | 2", "2 | 1"]);
        (await Run("1", "1", "1")).Errors.ShouldBe("The user has no key for this source that is not revoked yet.\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "key", "revoke", .. typed]);
}
