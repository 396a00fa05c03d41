using System.Text.RegularExpressions;
using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

/// <summary>What docs/chat.md shows happens as it says, on the demo data of a first start.</summary>
public sealed partial class ChatPageTests
{
    private const string Page = "docs/chat.md";

    [SkippableFact]
    public async Task The_conversation_goes_as_the_page_says()
    {
        Tools.Need(Tools.Find("curl") is not null, "curl is needed: apt-get install curl");
        await using var database = await TestDatabase.Create();
        var environment = Executable.OnDatabase(database);
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["Storage__Folder"] = Path.Combine(Path.GetTempPath(), $"platform-files-{Guid.NewGuid():N}");
        using var service = await Executable.Serve(environment);
        var script = Shell().Match(Repository.Read(Page)).Groups["script"].Value;
        service.Output.ShouldContain(
            Secret().Match(script).Groups["secret"].Value,
            customMessage: "of the start table"
        );

        var (exitCode, said) = await Tools.Run(
            "bash",
            ["-euc", script.Replace("http://localhost:5080", service.Address!.ToString().TrimEnd('/'))]
        );

        exitCode.ShouldBe(0, said);
        var answers = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var promised = script.Split('\n').Where(line => line.StartsWith("# {", StringComparison.Ordinal)).ToList();
        answers.Length.ShouldBe(promised.Count, said);
        foreach (var (answer, line) in answers.Zip(promised))
        {
            answer.ShouldMatch($"^{string.Join(".*", line[2..].Split('…').Select(Regex.Escape))}$");
        }
    }

    [Fact]
    public void The_page_names_every_call()
    {
        var page = Repository.Read(Page);

        ChatArea
            .Instance.Topics.SelectMany(topic => topic.Paths)
            .Select(path => path[(ChatArea.Prefix.Length + 1)..].Split('/')[0])
            .Where(call => !page.Contains(call, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    /// <summary>The first one of the page.</summary>
    [GeneratedRegex("```sh\n(?<script>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shell();

    [GeneratedRegex("SECRET=(?<secret>[0-9a-f]{32})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
