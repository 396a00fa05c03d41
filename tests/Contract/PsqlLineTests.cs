namespace Platform.Tests.Contract;

/// <summary>Every statement runs in psql as its file stands, by the line in it, on the demo data.</summary>
public sealed class PsqlLineTests
{
    public static TheoryData<string> All => [.. Statement.All];

    [Theory]
    [MemberData(nameof(All))]
    public void Names_the_file_and_its_parameters(string name)
    {
        var line = PsqlLine.Of(name);

        line.File.ShouldBe($"{name.Split('/')[1]}.sql");
        line.Values.Keys.ShouldBe(Statement.Named(name).Parameters, ignoreOrder: true);
    }

    [Fact]
    public void A_value_is_what_the_shell_makes_of_it()
    {
        PsqlLine.Of("Sync/LogOut").Values["digest"].ShouldBe("sha256('demo')");
        PsqlLine.Of("Monitoring/WriteOffice.Update").Values["given"].ShouldBe("""'{"name": "somalia"}'""");
    }

    /// <summary>The role may do all that the service does, and is warned of nothing.</summary>
    [SkippableFact]
    public async Task Runs_on_the_demo_data_as_the_role_that_serves()
    {
        await using var demo = await PsqlLines.Demo();
        var roles = await Roles.Create(demo.Rows);

        await PsqlLines.ShouldRunAll(Roles.As(roles.Service, demo.Rows));
    }
}
