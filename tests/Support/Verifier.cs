using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit.Sdk;

namespace Platform.Tests.Support;

/// <summary>
/// Stands in for the Verify package, whose core does not restore yet, with its names and conventions: a snapshot is
/// <c>Class.Method_param=value.verified.ext</c> beside the test. <c>VERIFY_ACCEPT=1</c> accepts what was received.
/// </summary>
public static class Verifier
{
    /// <summary>An exchange or several (<c>.http</c>), or text (<c>.txt</c> unless told otherwise).</summary>
    public static SettingsTask Verify(
        object target,
        string? extension = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = ""
    ) => new(Text(target), extension ?? (target is string ? "txt" : "http"), sourceFile, method);

    private static string Text(object target) =>
        Scrub(
            target switch
            {
                string text => text,
                IEnumerable parts => string.Join("\n\n###\n\n", parts.Cast<object>()),
                _ => target.ToString()!,
            }
        );

    private static string Scrub(string text) =>
        Regex
            .Replace(
                text.ReplaceLineEndings("\n"),
                """("trace_id": ?)"[^"]*" """.TrimEnd(),
                "$1\"…\"",
                RegexOptions.None,
                TimeSpan.FromSeconds(5)
            )
            .TrimEnd('\n');
}

/// <summary>A comparison that runs when it is awaited.</summary>
public sealed class SettingsTask(string received, string extension, string sourceFile, string method)
{
    private object?[] _parameters = [];
    private string _directory = ".";

    /// <summary>The values of a theory that tell its snapshots apart, in the order of the method's parameters.</summary>
    public SettingsTask UseParameters(params object?[] parameters)
    {
        _parameters = parameters;

        return this;
    }

    /// <summary>Where the snapshot lies if not beside the test; seen from there.</summary>
    public SettingsTask UseDirectory(string directory)
    {
        _directory = directory;

        return this;
    }

    public static implicit operator Task(SettingsTask settings) => settings.Compare();

    public TaskAwaiter GetAwaiter() => Compare().GetAwaiter();

    private async Task Compare()
    {
        var directory = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(sourceFile)!, _directory));
        var stem = Path.Combine(directory, Name());
        var verifiedFile = $"{stem}.verified.{extension}";
        var receivedFile = $"{stem}.received.{extension}";
        var verified = File.Exists(verifiedFile) ? await File.ReadAllTextAsync(verifiedFile) : null;
        if (verified?.ReplaceLineEndings("\n").TrimEnd('\n') == received)
        {
            File.Delete(receivedFile);

            return;
        }

        if (Repository.Accepts(verifiedFile))
        {
            Directory.CreateDirectory(directory);
            File.Delete(receivedFile);
            await File.WriteAllTextAsync(verifiedFile, received + "\n");

            return;
        }

        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(receivedFile, received + "\n");
        throw new XunitException(
            verified is null
                ? $"New snapshot, not yet verified: {receivedFile}\n{received}"
                : Difference.Describe(verified.ReplaceLineEndings("\n").TrimEnd('\n'), received, verifiedFile)
        );
    }

    private string Name()
    {
        var className = Path.GetFileNameWithoutExtension(sourceFile);
        var test = Snapshots.TestMethods(className).FirstOrDefault(test => test.Name == method);

        return $"{className}.{method}" + Snapshots.Suffix(test?.GetParameters() ?? [], _parameters);
    }
}

/// <summary>What the tests of this assembly may own.</summary>
internal static class Snapshots
{
    public static IEnumerable<MethodInfo> TestMethods(string className) =>
        typeof(Snapshots)
            .Assembly.GetTypes()
            .Where(type => type.Name == className)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttributes<FactAttribute>().Any());

    /// <summary>
    /// The names that the snapshots of a test may have: a theory's end in the values of a case, of all or of its first
    /// parameters.
    /// </summary>
    public static IEnumerable<string> NamesOf(MethodInfo method)
    {
        var parameters = method.GetParameters();

        return method
            .GetCustomAttributes<DataAttribute>()
            .SelectMany(data => data.GetData(method))
            .SelectMany(values => values.Select((_, last) => Suffix(parameters, values[..(last + 1)])))
            .Append("")
            .Select(suffix => method.Name + suffix);
    }

    public static string Suffix(ParameterInfo[] parameters, object?[] values) =>
        string.Concat(values.Zip(parameters, (value, parameter) => $"_{parameter.Name}={FileSafe(value)}"));

    private static string FileSafe(object? value) =>
        string.Concat(
            (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null").Select(sign =>
                char.IsAsciiLetterOrDigit(sign) || "-. ,+=@()[]{}".Contains(sign) ? sign : '-'
            )
        );
}

internal static class Difference
{
    /// <summary>The first line that differs, with the two lines before it.</summary>
    public static string Describe(string verified, string received, string file)
    {
        var (before, after) = (verified.Split('\n'), received.Split('\n'));
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var context = before.Skip(Math.Max(0, at - 2)).Take(Math.Min(2, at)).Select(line => "    " + line);

        return $"Differs from the snapshot in line {at + 1}: {file}\n"
            + string.Concat(context.Select(line => line + "\n"))
            + $"  - {before.ElementAtOrDefault(at) ?? "(end)"}\n"
            + $"  + {after.ElementAtOrDefault(at) ?? "(end)"}";
    }
}
