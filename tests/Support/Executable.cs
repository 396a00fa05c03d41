using System.Collections.Concurrent;
using System.Diagnostics;
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

    public static async Task<Outcome> Run(
        IReadOnlyDictionary<string, string> environment,
        string input,
        params string[] arguments
    )
    {
        using var process = Start(environment, arguments);
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
        var process = Start(environment, ["serve", "--urls", "http://127.0.0.1:0"]);
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

    public static Dictionary<string, string> OnDatabase(TestDatabase database) =>
        new() { ["ConnectionStrings__Platform"] = database.ConnectionString };

    /// <summary>Where it listens, as it printed it.</summary>
    public Uri? Address => ListensAt().Match(Output) is { Success: true } found ? new Uri(found.Value) : null;

    public void Kill() => _process.Kill();

    /// <summary>What a service manager does; returns the exit code.</summary>
    public async Task<int> Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static Process Start(IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Platform.dll"), .. arguments]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*", RegexOptions.None, 1000)]
    private static partial Regex ListensAt();
}
