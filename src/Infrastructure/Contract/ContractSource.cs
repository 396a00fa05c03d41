using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Platform.Infrastructure.Cli;

namespace Platform.Infrastructure.Contract;

/// <summary>The OpenAPI documents of a file, of a folder, or of a revision of the git repository around.</summary>
/// <param name="Documents">By the names of their files, without the ending.</param>
/// <param name="IsOneFile">It was named by itself, so that its name says nothing.</param>
public sealed record ContractSource(IReadOnlyDictionary<string, OpenApiDocument> Documents, bool IsOneFile)
{
    /// <summary>Where this house keeps them.</summary>
    public const string Folder = "docs/openapi";

    private static readonly OpenApiReaderSettings Settings = new() { RuleSet = ValidationRuleSet.GetEmptyRuleSet() };

    /// <exception cref="CommandRefusedException">It is nowhere, or no document.</exception>
    public static async Task<ContractSource> Read(string where, CancellationToken stop)
    {
        if (File.Exists(where))
        {
            return new(Parsed([(where, await File.ReadAllTextAsync(where, stop))]), IsOneFile: true);
        }

        var texts = new List<(string File, string Text)>();
        if (Directory.Exists(where))
        {
            foreach (var file in Directory.EnumerateFiles(where, "*.json"))
            {
                texts.Add((file, await File.ReadAllTextAsync(file, stop)));
            }
        }
        else
        {
            var revision = await Git(stop, "rev-parse", "--verify", "--end-of-options", $"{where}^{{commit}}");
            var files = await Git(stop, "ls-tree", "--name-only", "--full-tree", revision.Trim(), $"{Folder}/");
            foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (file.EndsWith(".json", StringComparison.Ordinal))
                {
                    texts.Add((file, await Git(stop, "show", $"{revision.Trim()}:{file}")));
                }
            }
        }

        return texts.Count > 0
            ? new(Parsed(texts), IsOneFile: false)
            : throw new CommandRefusedException($"There is no OpenAPI document in {where}.");
    }

    /// <summary>What changed from this one to another, document by document.</summary>
    public IReadOnlyList<ContractChange> ChangesTo(ContractSource now)
    {
        if (IsOneFile && now.IsOneFile)
        {
            var (name, document) = now.Documents.Single();

            return ContractComparison.Of(name, Documents.Values.Single(), document);
        }

        return
        [
            .. Documents
                .Keys.Union(now.Documents.Keys)
                .Order(StringComparer.Ordinal)
                .SelectMany(name =>
                    ContractComparison.Of(
                        name,
                        Documents.GetValueOrDefault(name),
                        now.Documents.GetValueOrDefault(name)
                    )
                ),
        ];
    }

    private static Dictionary<string, OpenApiDocument> Parsed(IEnumerable<(string File, string Text)> texts) =>
        texts.ToDictionary(
            one => Path.GetFileNameWithoutExtension(one.File),
            one => Parsed(one.File, one.Text),
            StringComparer.Ordinal
        );

    private static OpenApiDocument Parsed(string file, string text)
    {
        try
        {
            var read = OpenApiDocument.Parse(text, OpenApiConstants.Json, Settings);

            return read is { Document: { } document, Diagnostic.Errors: null or { Count: 0 } }
                ? document
                : throw new CommandRefusedException(
                    $"{file} is no OpenAPI document that can be read: {read.Diagnostic?.Errors?.FirstOrDefault()?.Message}"
                );
        }
        catch (Exception wrong)
            when (wrong
                    is JsonException
                        or OpenApiException
                        or OpenApiUnsupportedSpecVersionException
                        or InvalidOperationException
                        or ArgumentException
            )
        {
            throw new CommandRefusedException($"{file} is no OpenAPI document that can be read: {wrong.Message}");
        }
    }

    private static async Task<string> Git(CancellationToken stop, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var git = Process.Start(start)!;
            var said = git.StandardError.ReadToEndAsync(stop);
            var output = await git.StandardOutput.ReadToEndAsync(stop);
            await git.WaitForExitAsync(stop);

            return git.ExitCode == 0
                ? output
                : throw new CommandRefusedException(
                    $"No file, no folder and no revision of a git repository: {(await said).Trim()}"
                );
        }
        catch (Win32Exception)
        {
            throw new CommandRefusedException(
                "No file and no folder; for a revision git is needed, which is not installed."
            );
        }
    }
}
