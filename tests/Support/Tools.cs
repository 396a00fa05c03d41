using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;

namespace Platform.Tests.Support;

/// <summary>
/// Programs that some tests need and not every machine has. Without them a test is skipped and says what is missing;
/// with <c>PLATFORM_SKIP_NOTHING=1</c>, as in <c>.ci/run</c>, it fails.
/// </summary>
public static class Tools
{
    private static readonly bool IsStrict = Environment.GetEnvironmentVariable("PLATFORM_SKIP_NOTHING") == "1";

    /// <param name="isThere">Whether the test can go on.</param>
    /// <param name="message">What is missing, with the command that brings it.</param>
    public static void Need(bool isThere, string message)
    {
        if (!isThere && IsStrict)
        {
            throw new XunitException(message);
        }

        Skip.IfNot(isThere, message);
    }

    /// <summary>Where a program is on the search path; null: nowhere.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    /// <summary>The folder of a package from the npm registry, fetched once for all runs.</summary>
    public static async Task<string> FromNpm(string package, string version) =>
        Path.Combine(await NodeModules($"{package}@{version}"), package);

    /// <summary>The folder with packages from the npm registry that are used together, fetched once for all runs.</summary>
    /// <param name="packages">With their versions, as npm spells them: <c>typescript@5.9.3</c>.</param>
    public static async Task<string> NodeModules(params string[] packages)
    {
        Need(Find("npm") is not null, "npm is needed: apt-get install npm");
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', packages))));
        var folder = Path.Combine(Path.GetTempPath(), $"platform-npm-{digest[..16]}");
        var content = Path.Combine(folder, "node_modules");
        if (Directory.Exists(folder))
        {
            return content;
        }

        // Renamed when complete, so that several runs at once share one installation.
        var unfinished = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(unfinished);
        string[] quietly = ["--no-audit", "--no-fund", "--loglevel=error"];
        var (exitCode, said) = await Run("npm", ["install", "--prefix", unfinished, .. quietly, .. packages]);
        exitCode.ShouldBe(0, $"npm could not install {string.Join(' ', packages)}: {said}");
        try
        {
            Directory.Move(unfinished, folder);
        }
        catch (IOException)
        {
            Directory.Delete(unfinished, recursive: true); // another run was faster
        }

        return content;
    }

    /// <summary>Runs a program to its end: its exit code and all that it said.</summary>
    public static async Task<(int ExitCode, string Said)> Run(
        string program,
        IEnumerable<string> arguments,
        string? folder = null
    )
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder ?? Repository.Root,
            }
        )!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        return (process.ExitCode, string.Concat(said));
    }
}
