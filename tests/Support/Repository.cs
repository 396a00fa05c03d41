using System.Reflection;
using Xunit.Sdk;

namespace Platform.Tests.Support;

/// <summary>The tree that these tests were built from.</summary>
public static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", ".git", ".data", "TestResults", "node_modules"];

    public static string Root { get; } =
        Path.GetFullPath(
            typeof(Repository)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(metadata => metadata.Key == "RepositoryRoot")
                .Value!
        );

    /// <summary>Paths below a folder, relative to the root, with forward slashes; without what builds leave.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split('/').Intersect(NotOurs).Any())
            .Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>With <c>VERIFY_ACCEPT=1</c> what was received becomes what is committed.</summary>
    public static bool Accepts(string file) =>
        Environment.GetEnvironmentVariable("VERIFY_ACCEPT") == "1" && file.StartsWith(Root, StringComparison.Ordinal);

    /// <summary>A generated file that is committed. <c>VERIFY_ACCEPT=1</c> writes it anew.</summary>
    public static void ShouldHold(string path, string generated)
    {
        var file = Path.Combine(Root, path);
        var committed = File.Exists(file) ? Read(path) : "";
        if (committed == generated)
        {
            return;
        }

        if (Accepts(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, generated);

            return;
        }

        throw new XunitException(
            $"{path} is out of date: run VERIFY_ACCEPT=1 dotnet test tests\n"
                + Difference.Describe(committed, generated, path)
        );
    }
}
