namespace Platform.Tests.Infrastructure.Cli;

/// <summary><c>contract changes</c> as the process that a person or a pipeline runs.</summary>
public sealed class ContractCommandTests : IDisposable
{
    private const string Before = """
        {"openapi":"3.1.1","info":{"title":"x","version":"1"},"paths":{"/a/":{"get":{"responses":{"200":{"description":"x"}}}}}}
        """;

    private const string After = """
        {"openapi":"3.1.1","info":{"title":"x","version":"1"},"paths":{"/b/":{"get":{"responses":{"200":{"description":"x"}}}}}}
        """;

    private const string Report = "sync: 2 changes, 1 breaking\n! removed GET /a/\n  added   GET /b/\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-contract-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_files_of_any_name_are_compared()
    {
        var (old, now) = (Write("old.json", Before), Write("sync.json", After));

        var changed = await Changes(old, now);
        var refused = await Changes(old, now, "--refuse-breaking");
        var same = await Changes(now, now, "--refuse-breaking");

        (changed.ExitCode, changed.Output, changed.Errors).ShouldBe((0, Report, ""));
        (refused.ExitCode, refused.Output).ShouldBe((1, Report));
        (same.ExitCode, same.Output).ShouldBe((0, "No change of contract.\n"));
    }

    [Fact]
    public async Task A_script_gets_json()
    {
        var changed = await Changes(Write("old.json", Before), Write("sync.json", After), "--json");

        var first = changed.Json[0]!;
        ((string?)first["document"]).ShouldBe("sync");
        ((string?)first["kind"]).ShouldBe("removed");
        ((bool?)first["is_breaking"]).ShouldBe(true);
        first["operations"]!.AsArray().Select(operation => (string?)operation).ShouldBe(["GET /a/"]);
    }

    /// <summary>The documents of two commits, and of the last one and the folder as it is.</summary>
    [SkippableFact]
    public async Task Revisions_of_a_repository_are_compared()
    {
        Tools.Need(Tools.Find("git") is not null, "git is needed: apt-get install git");
        await Git("init", "--quiet");
        Write("docs/openapi/sync.json", Before);
        await Commit();
        Write("docs/openapi/sync.json", After);
        Write("docs/openapi/chat.json", Before);
        await Commit();
        File.Delete(Path.Combine(_folder, "docs/openapi/chat.json"));

        var commits = await Changes("HEAD~1", "HEAD");
        var folder = await Changes("HEAD");
        var unknown = await Changes("v1");
        var option = await Changes("--", "--output=x", "HEAD");

        (commits.ExitCode, commits.Output).ShouldBe((0, $"chat: 1 changes, 0 breaking\n  added   GET /a/\n{Report}"));
        (folder.ExitCode, folder.Output).ShouldBe((0, "chat: 1 changes, 1 breaking\n! removed GET /a/\n"));
        unknown.ExitCode.ShouldBe(1);
        unknown.Errors.ShouldStartWith("No file, no folder and no revision of a git repository: ");
        option.ExitCode.ShouldBe(1);
        File.Exists(Path.Combine(_folder, "x")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_document_is_refused_in_one_line()
    {
        foreach (
            var text in new[]
            {
                "nonsense",
                "[]",
                "{}",
                "{\"openapi\":\"9.0\"}",
                "{\"openapi\":\"3.1.1\",\"paths\":[]}",
                "",
            }
        )
        {
            var refused = await Changes(Write("wrong.json", text), Write("sync.json", After));

            refused.ExitCode.ShouldBe(1, text);
            refused.Errors.ShouldContain("wrong.json is no OpenAPI document that can be read: ", customMessage: text);
            refused.Errors.Trim().Split('\n').Length.ShouldBe(1, refused.Errors);
        }

        var empty = await Changes(Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName);
        empty.Errors.ShouldStartWith("There is no OpenAPI document in ");
    }

    private Task<Outcome> Changes(params string[] arguments) =>
        Executable.RunIn(_folder, new Dictionary<string, string>(), "", ["contract", "changes", .. arguments]);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);

        return file;
    }

    private async Task Commit()
    {
        await Git("add", "--all");
        await Git("-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "--message", "x");
    }

    private async Task Git(params string[] arguments)
    {
        var (exitCode, said) = await Tools.Run("git", ["-C", _folder, .. arguments]);
        exitCode.ShouldBe(0, said);
    }
}
