using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Tests.Deploy;

/// <summary>What is shipped beside the program holds its own format's rules and knows the service's settings.</summary>
public sealed partial class DeployFilesTests
{
    [SkippableFact]
    public async Task Systemd_reads_the_unit()
    {
        Tools.Need(Tools.Find("systemd-analyze") is not null, "systemd-analyze is needed: apt-get install systemd");
        var folder = Directory.CreateTempSubdirectory("platform-unit-");
        try
        {
            // A program that is there: systemd looks.
            var unit = Path.Combine(folder.FullName, "platform.service");
            await File.WriteAllTextAsync(
                unit,
                Repository
                    .Read("deploy/platform.service")
                    .Replace("/opt/platform/Platform", Environment.ProcessPath!, StringComparison.Ordinal)
            );

            var (exitCode, said) = await Tools.Run("systemd-analyze", ["verify", "--man=no", unit]);

            exitCode.ShouldBe(0, said);
            said.Split('\n').Where(line => line.Contains("platform.service", StringComparison.Ordinal)).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public async Task The_image_can_be_built_by_its_file()
    {
        var module = await Tools.FromNpm("dockerfile-utils", "0.16.3");
        var script = """
            const { validate } = require(process.argv[1]);
            const found = validate(require("fs").readFileSync(process.argv[2], "utf8"));
            console.log(JSON.stringify(found.map(one => one.range.start.line + 1 + ": " + one.message)));
            """;

        var (exitCode, said) = await Tools.Run(
            "node",
            ["-e", script, module, Path.Combine(Repository.Root, "deploy/Dockerfile")]
        );

        exitCode.ShouldBe(0, said);
        JsonSerializer.Deserialize<string[]>(said).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Compose_holds_the_rules()
    {
        var linter = await Tools.FromNpm("dclint", "3.1.0");

        var (exitCode, said) = await Tools.Run(
            Path.Combine(linter, "..", ".bin", "dclint"),
            [Path.Combine(Repository.Root, "deploy/compose.yaml")]
        );

        exitCode.ShouldBe(0, said);
    }

    /// <summary>A setting of another name would be told at the start, and nothing would start.</summary>
    [Fact]
    public void Every_setting_is_one_of_the_service()
    {
        var known = SettingsOf(JsonDocument.Parse(Repository.Read("appsettings.json"), Lenient).RootElement, "")
            .ToHashSet();

        var used = Repository
            .Files("deploy", "*")
            .SelectMany(file => Setting().Matches(Repository.Read(file)).Select(found => found.Value))
            .Distinct()
            .ToList();

        used.Count.ShouldBeGreaterThan(4);
        used.Except(known).ShouldBeEmpty();
    }

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static IEnumerable<string> SettingsOf(JsonElement section, string prefix) =>
        section
            .EnumerateObject()
            .SelectMany(one =>
                one.Value.ValueKind == JsonValueKind.Object ? SettingsOf(one.Value, $"{prefix}{one.Name}__")
                : one.Value.ValueKind == JsonValueKind.Array ? [prefix + one.Name, $"{prefix}{one.Name}__0"]
                : [prefix + one.Name]
            );

    [GeneratedRegex(@"\b[A-Z][A-Za-z0-9]*__[A-Za-z0-9_]+\b", RegexOptions.None, 1000)]
    private static partial Regex Setting();
}
