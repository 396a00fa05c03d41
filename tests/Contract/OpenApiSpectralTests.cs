namespace Platform.Tests.Contract;

/// <summary>
/// The committed OpenAPI documents under the eyes of Spectral, which knows the rules that clients' tools and styles rely on.
/// What the contracts want otherwise stands in <c>spectral.yaml</c>, each with its reason.
/// </summary>
public sealed class OpenApiSpectralTests : IDisposable
{
    private const string Version = "6.16.3";

    private readonly string _folder = Directory.CreateTempSubdirectory("platform-spectral-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>All in one run: the program takes longer to start than to read one of them.</summary>
    [SkippableFact]
    public async Task Nothing_is_found_in_the_documents()
    {
        var (exitCode, said) = await Lint(
            Repository.Files("docs/openapi", "*.json").Select(file => Path.Combine(Repository.Root, file))
        );

        exitCode.ShouldBe(0, said);
    }

    /// <summary>An example that its schema refuses, a list of nothing in particular, an operation that nobody describes.</summary>
    [SkippableFact]
    public async Task What_is_wrong_is_found()
    {
        var document = Path.Combine(_folder, "wrong.json");
        await File.WriteAllTextAsync(
            document,
            """
            {
              "openapi": "3.1.1",
              "info": { "title": "x", "version": "1", "description": "x" },
              "servers": [ { "url": "http://localhost" } ],
              "paths": {
                "/a": {
                  "get": {
                    "operationId": "a",
                    "responses": {
                      "200": {
                        "description": "x",
                        "content": { "application/json": { "schema": { "type": "array" }, "example": 1 } }
                      }
                    }
                  }
                }
              }
            }
            """
        );

        var (exitCode, said) = await Lint([document]);

        exitCode.ShouldBe(1);
        said.ShouldContain("array-items");
        said.ShouldContain("oas3-valid-media-example");
        said.ShouldContain("operation-description");
    }

    private static async Task<(int ExitCode, string Said)> Lint(IEnumerable<string> documents)
    {
        var package = await Tools.FromNpm("@stoplight/spectral-cli", Version);
        var rules = Path.Combine(Repository.Root, "tests", "Contract", "spectral.yaml");

        return await Tools.Run(
            "node",
            [
                Path.Combine(package, "dist", "index.js"),
                "lint",
                "--ruleset",
                rules,
                "--fail-severity",
                "hint",
                .. documents,
            ]
        );
    }
}
