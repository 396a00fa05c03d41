using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.Tests.Support;

/// <summary>What a command left behind.</summary>
public sealed record Outcome(int ExitCode, string Output, string Errors)
{
    public JsonNode Json => JsonNode.Parse(Output)!;
}

/// <summary>The built service as a process of its own, in the way in which a person runs it.</summary>
public sealed partial class Executable : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private Executable(Process process) => _process = process;

    public string Output => string.Join('\n', _lines);

    /// <summary>Runs a command to its end on an external database.</summary>
    public static Task<Outcome> Run(TestDatabase database, params string[] arguments) =>
        Run(OnDatabase(database), "", arguments);

    public static Task<Outcome> Run(
        IReadOnlyDictionary<string, string> environment,
        string input,
        params string[] arguments
    ) => RunIn(Path.GetTempPath(), environment, input, arguments);

    /// <summary>The same where the command looks at the folder in which it is run.</summary>
    public static Task<Outcome> RunIn(
        string folder,
        IReadOnlyDictionary<string, string> environment,
        string input,
        params string[] arguments
    ) => End(Start(environment, [Program, .. arguments], folder), input);

    private static async Task<Outcome> End(Process started, string input)
    {
        using var process = started;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);

        return new Outcome(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts the service; returns when it listens.</summary>
    public static async Task<Executable> Serve(IReadOnlyDictionary<string, string> environment)
    {
        return await Listening(Start(environment, [Program, "serve", "--urls", "http://127.0.0.1:0"]));
    }

    private static async Task<Executable> Listening(Process process)
    {
        var service = new Executable(process);
        process.OutputDataReceived += (_, line) => service._lines.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => service._lines.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var watch = Stopwatch.StartNew(); service.Address is null; await Task.Delay(20))
        {
            (process.HasExited || watch.Elapsed > Patience).ShouldBeFalse(service.Output);
        }

        return service;
    }

    /// <summary>Starts it from the source tree, as the README says; <see cref="Address"/> is where it listens.</summary>
    public static async Task<Executable> DotnetRun(IReadOnlyDictionary<string, string> environment) =>
        await Listening(Start(FromSource(environment), ["run", .. Built]));

    /// <summary>Runs a command to its end from the source tree.</summary>
    public static Task<Outcome> DotnetRun(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        End(Start(FromSource(environment), ["run", .. Built, "--", .. arguments]), "");

    private static string[] Built =>
        [
            "--no-build",
            "--configuration",
            AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug",
            "--project",
            Repository.Root,
        ];

    /// <summary>Nobody has said which environment it is.</summary>
    private static Dictionary<string, string> FromSource(IReadOnlyDictionary<string, string> environment) =>
        new(environment) { ["ASPNETCORE_ENVIRONMENT"] = "" };

    /// <summary>The line that tells which database a command wrote to.</summary>
    public static string WrittenTo(TestDatabase database)
    {
        var connection = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString);

        return $"Written to {connection.Database} on {connection.Host}:{connection.Port}.\n";
    }

    public static Dictionary<string, string> OnDatabase(TestDatabase database) =>
        new() { ["ConnectionStrings__Platform"] = database.ConnectionString };

    /// <summary>Where it listens, as it printed it.</summary>
    public Uri? Address => ListensAt().Match(Output) is { Success: true } found ? new Uri(found.Value) : null;

    /// <summary>As <c>/proc</c> names it.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Bytes of memory that it has now.</summary>
    public long Resident => Status("VmRSS:");

    /// <summary>The most bytes of memory since <see cref="ForgetPeak"/>.</summary>
    public long Peak => Status("VmHWM:");

    public void ForgetPeak() => System.IO.File.WriteAllText($"/proc/{ProcessId}/clear_refs", "5");

    /// <summary>Without warning; returns when it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>What a service manager does; returns the exit code.</summary>
    public async Task<int> Terminate()
    {
        const int Term = 15;
        kill(_process.Id, Term).ShouldBe(0);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true); // 'dotnet run' has the service as its child
        }

        _process.Dispose();
    }

    private long Status(string name) =>
        1024
        * long.Parse(
            System
                .IO.File.ReadLines($"/proc/{ProcessId}/status")
                .First(line => line.StartsWith(name, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture
        );

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Platform.dll");

    private static Process Start(
        IReadOnlyDictionary<string, string> environment,
        string[] arguments,
        string? folder = null
    )
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*", RegexOptions.None, 1000)]
    private static partial Regex ListensAt();
}
