namespace Platform.Tests.Support;

/// <summary>Snapshots that no test owns any more, and the stand-in's own promises.</summary>
public sealed class SnapshotTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-snapshots-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_snapshot_belongs_to_a_test() =>
        Repository.Files("tests", "*.verified.*").Where(file => !IsOwned(file)).ShouldBeEmpty();

    /// <summary>A test writes one of them; the others stay from a folder that it no longer uses.</summary>
    [Fact]
    public void No_test_has_the_same_snapshot_in_two_folders() =>
        Repository
            .Files("tests", "*.verified.*")
            .GroupBy(file => Path.Combine(FolderOfTest(file) ?? "", Path.GetFileName(file)))
            .Where(copies => copies.Count() > 1)
            .SelectMany(copies => copies)
            .ShouldBeEmpty();

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
    public async Task A_snapshot_may_lie_in_a_folder_that_the_test_names()
    {
        var source = Path.Combine(_folder.FullName, "SomeTests.cs");
        var snapshot = Path.Combine(_folder.FullName, "Some/Slice/SomeTests.Some_test");
        var verify = async () => await Verify("text", "txt", source, "Some_test").UseDirectory("Some/Slice");

        await Should.ThrowAsync<Xunit.Sdk.XunitException>(verify);
        File.Move($"{snapshot}.received.txt", $"{snapshot}.verified.txt");

        await verify();
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

    /// <summary><c>Class.Method</c>, with the values of one of its cases, in the folder of the class or below.</summary>
    private static bool IsOwned(string file)
    {
        var name = NameOf(file);

        return FolderOfTest(file) is not null
            && Snapshots.TestMethods(name[0]).SelectMany(Snapshots.NamesOf).Contains(name[1]);
    }

    private static string? FolderOfTest(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (
            folder is { Length: > 0 } && !File.Exists(Path.Combine(Repository.Root, folder, NameOf(file)[0] + ".cs"))
        )
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is { Length: > 0 } ? folder : null;
    }

    private static string[] NameOf(string file) => Path.GetFileName(file).Split(".verified.")[0].Split('.', 2);
}
