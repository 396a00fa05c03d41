using System.Text.RegularExpressions;

namespace Platform.Tests.Features.Learning;

/// <summary>What docs/learning.md shows happens as it says, on the demo data of a first start.</summary>
public sealed partial class LearningPageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-learning-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task From_registration_to_certificate()
    {
        foreach (var program in new[] { "curl", "jq" })
        {
            Tools.Need(Tools.Find(program) is not null, $"{program} is needed: apt-get install {program}");
        }

        await using var database = await TestDatabase.Create();
        var environment = Executable.OnDatabase(database);
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["Storage__Folder"] = Path.Combine(_folder, "files");
        environment["Mail__Folder"] = Path.Combine(_folder, ".data/mail");
        using var service = await Executable.Serve(environment);
        var script = string.Concat(
            Shell().Matches(Repository.Read("docs/learning.md")).Select(block => block.Groups["script"].Value)
        );

        var (exitCode, said) = await Tools.Run(
            "bash",
            [
                "-euo",
                "pipefail",
                "-c",
                $$"""
                cd "{{_folder}}"
                export ConnectionStrings__Platform="{{database.ConnectionString}}"
                dotnet() { command dotnet "{{AppContext.BaseDirectory}}Platform.dll" "${@:3}" 2> /dev/null; } # without 'run --'

                """ + script.Replace("http://localhost:5080", service.Address!.ToString().TrimEnd('/')),
            ]
        );

        exitCode.ShouldBe(0, said);
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(
                script
                    .Split('\n')
                    .Where(line => line.StartsWith("# ", StringComparison.Ordinal))
                    .Select(line => line[2..])
            );
    }

    [GeneratedRegex("```sh\n(?<script>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shell();
}
