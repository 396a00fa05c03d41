namespace Platform.Tests.Features.Casework;

public sealed class AllowSourceTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Said_again_it_replaces_what_was_said_before()
    {
        await clone.Database.AddOrganisations();

        (await Run("1", "1", "--read-only", "--projects", "5,6")).ExitCode.ShouldBe(0);
        (await State()).ShouldBe(["read | false | {5,6}"]);
        (await Run("1", "1", "--projects", "6")).ExitCode.ShouldBe(0);
        (await State()).ShouldBe(["read_write | false | {6}"]);
        (await Run("1", "1")).ExitCode.ShouldBe(0);
        (await State()).ShouldBe(["read_write | true | {}"]);
        (await Run("1", "1", "--projects", "105")).Errors.ShouldBe("The organisation has no such project.\n");
    }

    private Task<IReadOnlyList<string>> State() =>
        clone.Database.Rows(
            """
            select access, all_projects, array(select project_id from casework.org_source_project where org_id = 1 and source_id = 1)::text
            from casework.org_source
            where org_id = 1 and source_id = 1
            """
        );

    private Task<Outcome> Run(params string[] typed) => Executable.Run(clone.Database, ["casework", "allow", .. typed]);
}
