using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Platform.Bench.Stage;

/// <summary>A process under measurement, its output in a file: a pipe would cost the generator's time.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly string _log;

    private Child(Process process, string log) => (_process, _log) = (process, log);

    public int Pid => _process.Id;

    public static Child Start(
        string program,
        IEnumerable<string> args,
        IReadOnlyDictionary<string, string> environment,
        string log
    )
    {
        // "exec": the shell only opens the file, the process id stays.
        var start = new ProcessStartInfo("sh", ["-c", $"exec \"$0\" \"$@\" >>'{log}' 2>&1", program, .. args])
        {
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new Child(Process.Start(start)!, log);
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <exception cref="InvalidOperationException">It has ended; the message is what it said.</exception>
    public void MustLive()
    {
        if (_process.HasExited)
        {
            var said = string.Join('\n', File.ReadLines(_log).TakeLast(20));
            throw new InvalidOperationException($"A process ended with {_process.ExitCode}:\n{said}");
        }
    }

    /// <summary>SIGKILL; returns when it is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGTERM, and patience.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _ = kill(_process.Id, Terminate);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
