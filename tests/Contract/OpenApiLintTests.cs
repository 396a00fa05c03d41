namespace Platform.Tests.Contract;

/// <summary>
/// The committed OpenAPI documents are what tools make of the standard: Redocly's linter, which checks them against it and
/// against the rules that generators of clients rely on, finds no error.
/// </summary>
public sealed class OpenApiLintTests : IDisposable
{
    private const string Version = "2.77.0";

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-openapi-").FullName;

    public static TheoryData<string> Documents => [.. Repository.Files("docs/openapi", "*.json")];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableTheory]
    [MemberData(nameof(Documents))]
    public async Task A_document_has_no_error(string document)
    {
        var (exitCode, said) = await Lint(
            Path.Combine(Repository.Root, document),
            // A number behind a group of Casework is a record, anything else the first of the clauses: the contract has both,
            // and OpenAPI no way to say which is which.
            isIdentical: document.EndsWith("/casework.json", StringComparison.Ordinal)
        );

        exitCode.ShouldBe(0, said);
    }

    /// <summary>A parameter of the path that nobody declares, an operation that nobody describes.</summary>
    [SkippableFact]
    public async Task What_is_wrong_is_found()
    {
        var document = Path.Combine(_folder, "wrong.json");
        await File.WriteAllTextAsync(
            document,
            """{"openapi":"3.1.1","info":{"title":"x","version":"1"},"paths":{"/a/{id}/":{"get":{"operationId":"a"}}}}"""
        );

        var (exitCode, said) = await Lint(document);

        exitCode.ShouldBe(1);
        said.ShouldContain("path-parameters-defined");
        said.ShouldContain("operation-summary");
    }

    /// <param name="document">Its file.</param>
    /// <param name="isIdentical">Whether paths may differ only in the names of their parameters.</param>
    private async Task<(int ExitCode, string Said)> Lint(string document, bool isIdentical = false)
    {
        var redocly = Path.Combine(await Tools.FromNpm("@redocly/cli", Version), "bin", "cli.js");
        var rules = Path.Combine(_folder, "redocly.yaml");
        await File.WriteAllTextAsync(
            rules,
            $"""
            telemetry: off
            extends:
              - recommended
            rules:
              no-path-trailing-slash: off # those of the contracts end in one
              no-identical-paths: {(isIdentical ? "off" : "error")}

            """
        );
        string[] how = ["--config", rules, "--format", "stylish", "--max-problems", "1000"];

        return await Tools.Run("node", [redocly, "lint", .. how, document]);
    }
}
