namespace Platform.Tests.Features.Monitoring.PermitFunction;

/// <summary>The command that lets people use functions.</summary>
public sealed class PermitFunctionTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public async Task Permits_a_function_once()
    {
        await clone.Database.AddAccount("Ann");
        await clone.Database.AddAccount("ben");

        var first = await Run("ann", "manage_system", "--json");
        var again = await Run("ANN", "manage_system", "--json");

        first.Json.ToJsonString().ShouldBe("""{"username":"Ann","auth_code":"manage_system","is_new":true}""");
        again.Json.ToJsonString().ShouldBe("""{"username":"Ann","auth_code":"manage_system","is_new":false}""");
        (
            await clone.Database.Rows(
                """
                select username, monitoring.has_code(id, 'manage_system'), monitoring.has_code(id, 'upload_csv')
                from identity.account
                order by lower(username)
                """
            )
        ).ShouldBe(["Ann | true | false", "ben | false | false"]);
    }

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            { "nobody", "upload_csv", "There is no account 'nobody'." },
            { "nobody", " ", "A code has from 1 to 255 letters." },
            { "nobody", new string('x', 256), "A code has from 1 to 255 letters." },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Refusals_are_one_line(string username, string code, string refusal)
    {
        var refused = await Run(username, code);

        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldBe(refusal + "\n");
        refused.Output.ShouldBeEmpty();
    }

    private Task<Outcome> Run(params string[] arguments) =>
        Executable.Run(clone.Database, ["monitoring", "permit", .. arguments]);
}
