using System.Text.RegularExpressions;

namespace Platform.Tests.Contract;

/// <summary>
/// Migrations hurt nobody who uses the tables meanwhile: squawk, a linter for PostgreSQL, finds what locks or rewrites
/// them. What this house does otherwise stands with its reasons in <c>migrations/.squawk.toml</c>.
/// </summary>
public sealed partial class MigrationLintTests : IDisposable
{
    private const string Version = "2.66.0";

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-lint-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Migrations_and_functions_hold_the_rules()
    {
        foreach (
            var file in Repository
                .Files("migrations", "*.sql")
                .Where(file => !file.EndsWith(".down.sql", StringComparison.Ordinal))
        )
        {
            if (Path.GetFileName(file) != "schema.sql")
            {
                await Copy(Path.GetFileName(file), Repository.Read(file));
            }
        }

        var (exitCode, said) = await Lint();

        exitCode.ShouldBe(0, said);
    }

    [SkippableFact]
    public async Task What_would_stop_everybody_is_found()
    {
        await Copy("bad.sql", "alter table sync.organization add column size integer not null;\n");

        var (exitCode, said) = await Lint();

        exitCode.ShouldBe(1);
        said.ShouldContain("adding-required-field");
    }

    /// <summary>Without the lines of psql that include a function: those are linted by themselves.</summary>
    private Task Copy(string name, string sql) =>
        File.WriteAllTextAsync(Path.Combine(_folder, name), Include().Replace(sql, ""));

    private async Task<(int ExitCode, string Said)> Lint()
    {
        var squawk = Path.Combine(await Tools.FromNpm("squawk-cli", Version), "js", "bin", "squawk");
        string[] how = ["--config", "migrations/.squawk.toml", "--reporter", "gcc"];

        return await Tools.Run("node", [squawk, .. how, .. Directory.GetFiles(_folder).Order()]);
    }

    [GeneratedRegex(@"^\\ir .*$", RegexOptions.Multiline, 1000)]
    private static partial Regex Include();
}
