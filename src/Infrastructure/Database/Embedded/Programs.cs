using System.Diagnostics;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>Runs programs, under another account where the service itself is root.</summary>
internal sealed class Programs(OsUser? user, IReadOnlyDictionary<string, string?>? environment = null)
{
    public sealed record Outcome(int ExitCode, string Output, string Errors)
    {
        /// <summary>All that it said.</summary>
        public string Said => (Output + Errors).Trim();

        /// <summary>What went wrong, for messages of one line.</summary>
        public string FirstLine => (Errors.Trim() is { Length: > 0 } errors ? errors : Output.Trim()).Split('\n')[0];
    }

    public async Task<Outcome> Run(string file, string[] arguments, CancellationToken stop, string input = "")
    {
        using var process = Start(file, arguments);
        try
        {
            await Write(process, input);
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var errors = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);

            return new Outcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public Process Start(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UserName = user?.Name,
            WorkingDirectory = "/", // ours may be closed to the other account
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C"; // messages that we can recognize
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task Write(Process process, string input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading: its exit code says why.
        }
    }
}
