namespace Platform.Tests.Support;

/// <summary>Snapshots that no test owns any more, and the stand-in's own promises.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-snapshots-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_snapshot_belongs_to_a_test() =>
        Repository.Files("tests", "*.verified.*").Where(file => !IsOwned(file)).ShouldBeEmpty();

    [Fact]
    public async Task A_missing_snapshot_fails_and_leaves_what_was_received()
    {
        var source = Path.Combine(_folder.FullName, "SomeTests.cs");

        await Should.ThrowAsync<Xunit.Sdk.XunitException>(async () => await Verify("text", "txt", source, "Some_test"));

        (await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "SomeTests.Some_test.received.txt"))).ShouldBe(
            "text\n"
        );
    }

    [Fact]
    public async Task A_difference_is_shown_by_its_first_line()
    {
        var source = Path.Combine(_folder.FullName, "SomeTests.cs");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "SomeTests.Some_test.verified.txt"), "a\nb\nc\n");

        var problem = await Should.ThrowAsync<Xunit.Sdk.XunitException>(async () =>
            await Verify("a\nx\nc", "txt", source, "Some_test")
        );

        problem.Message.ShouldContain("in line 2");
        problem.Message.ShouldContain("  - b\n  + x");
    }

    [Theory]
    [InlineData("""{"b":1.0,"a":[ ]}""", "{\n  \"b\": 1.0,\n  \"a\": []\n}")]
    [InlineData("""[{},{"é":"\u00e9 {\"},"}]""", "[\n  {},\n  {\n    \"é\": \"\\u00e9 {\\\"},\"\n  }\n]")]
    [InlineData("not json, {", "not json, {")]
    [InlineData("id,name\r\n1,x\r\n", "id,name\r\n1,x\r\n")]
    public void Json_is_indented_and_else_left_as_it_was(string sent, string shown) =>
        JsonText.Indent(sent).ShouldBe(shown);

    /// <summary><c>Class.Method</c> or <c>Class.Method_param=…</c> beside the class, with a parameter of the method.</summary>
    private static bool IsOwned(string file)
    {
        var name = Path.GetFileName(file).Split(".verified.")[0].Split('.', 2);
        var source = Path.Combine(Path.GetDirectoryName(file)!, name[0] + ".cs");

        return File.Exists(Path.Combine(Repository.Root, source))
            && Snapshots
                .TestMethods(name[0])
                .Any(method =>
                    name[1] == method.Name
                    || method
                        .GetParameters()
                        .Any(parameter =>
                            name[1].StartsWith($"{method.Name}_{parameter.Name}=", StringComparison.Ordinal)
                        )
                );
    }
}
