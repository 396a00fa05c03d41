using System.Text.RegularExpressions;

namespace Platform.Tests.Features.Chat.Backups;

/// <summary>The backup and the restore of docs/chat.md, on the demo data of a first start.</summary>
public sealed partial class BackupPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task The_backup_goes_as_the_page_says()
    {
        foreach (var program in new[] { "curl", "jq" })
        {
            Tools.Need(Tools.Find(program) is not null, $"{program} is needed: apt-get install {program}");
        }

        await using var database = await TestDatabase.Create();
        var environment = Executable.OnDatabase(database);
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["Storage__Folder"] = Path.Combine(_folder, "files");
        using var service = await Executable.Serve(environment);
        var section = Section().Match(Repository.Read("docs/chat.md")).Value;
        var blocks = Shell().Matches(section).Select(block => block.Groups["script"].Value).ToList();
        blocks.Count.ShouldBe(2);
        var created = await Executable.Run(
            environment,
            "",
            [.. Words().Matches(blocks[0].Trim()["dotnet run -- ".Length..]).Select(word => word.Value.Trim('"'))]
        );
        created.ExitCode.ShouldBe(0, created.Errors);

        var (exitCode, said) = await Tools.Run(
            "bash",
            [
                "-euc",
                $"cd {_folder}\n"
                    + blocks[1].Replace("http://localhost:5080", service.Address!.ToString().TrimEnd('/')),
            ]
        );

        exitCode.ShouldBe(0, said);
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(
                blocks[1]
                    .Split('\n')
                    .Where(line => line.StartsWith("# [", StringComparison.Ordinal))
                    .Select(line => line[2..])
            );
        (
            await database.Rows(
                """
                select app_id, unique_temp_id, message
                from chat.comment
                order by 2, 1
                """
            )
        ).Count.ShouldBe(12);
    }

    [GeneratedRegex("^## Exports and imports$.*?(?=^## )", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Section();

    [GeneratedRegex("```sh\n(?<script>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shell();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
