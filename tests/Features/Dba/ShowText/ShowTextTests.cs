namespace Platform.Tests.Features.Dba;

public sealed class ShowTextTests
{
    [Fact]
    public async Task Prints_the_file()
    {
        var shown = await Executable.Run(new Dictionary<string, string>(), "", "sql", "show", "dba/locks");
        var unknown = await Executable.Run(new Dictionary<string, string>(), "", "sql", "show", "Dba/Nothing");

        shown.Output.ShouldBe(Statement.Source("Dba/Locks"));
        unknown.ExitCode.ShouldBe(1);
        unknown.Errors.ShouldBe("There is no statement Dba/Nothing: see 'sql list'.\n");
    }
}
