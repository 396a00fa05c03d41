using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

public sealed class CreateOrgTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task The_key_is_printed_once_and_age_bands_and_types_are_there()
    {
        var created = await Run("Harbour", "--time-zone", "Europe/Paris", "--branches", "--training", "--json");

        var key = (string)created.Json["key"]!;
        key.ShouldMatch("^[0-9a-f]{32}$");
        (
            await clone.Database.Rows(
                "select name, time_zone, branch_system, system_type, api_enabled from casework.org where key_hash = :key",
                ("key", KeyCache.DigestOf(key))
            )
        ).ShouldBe(["Harbour | Europe/Paris | true | training | true"]);
        (
            await clone.Database.Rows(
                """
                select count(*), min(min_age), max(max_age) from casework.age_band where org_id = :org
                union all
                select count(*), null, null from casework.dictionary_entry where org_id = :org and dict = 'client_type'
                """,
                ("org", (long)created.Json["org"]!)
            )
        ).ShouldBe(["9 | 0 | 84", "4 | null | null"]);
    }

    [Theory]
    [InlineData("PostgreSQL knows no time zone 'Mars/Olympus'.", "Harbour", "--time-zone", "Mars/Olympus")]
    [InlineData("A key is 16 to 200 visible ASCII characters.", "Harbour", "--key", "short")]
    [InlineData("A name has 1 to 255 letters.", " ")]
    public async Task What_cannot_be_is_refused_in_one_line(string line, params string[] typed)
    {
        var refused = await Run(typed);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(line + "\n");
    }

    private Task<Outcome> Run(params string[] typed) =>
        Executable.Run(clone.Database, ["casework", "org", "create", .. typed]);
}
