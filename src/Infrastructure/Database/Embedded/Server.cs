using System.Diagnostics;
using System.Text;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>The server process of a cluster: found, started, ended.</summary>
internal sealed class Server(Home home, Binaries binaries, ILogger logger)
{
    private const int MaximumLogSize = 10 * 1024 * 1024;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    // PostgreSQL's own wait for what a killed server leaves is a retry by its administrator: that is us.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The first and the eighth line of postmaster.pid.</summary>
    private sealed record PidFile(int Pid, string Status);

    private string PidPath => Path.Combine(home.Cluster, "postmaster.pid");

    /// <summary>Process id of the living server.</summary>
    public int? LivingPid => Living()?.Pid;

    /// <summary>Not just somebody who has got a dead server's process id.</summary>
    public bool IsAlive(int pid) => Unix.CommandLine(pid) is [_, "-D", var folder, ..] && folder == home.Cluster;

    /// <summary>Takes over the living server, if its settings are still ours, or starts one. Returns when it is ready.</summary>
    public async Task<int> Run(bool mayAdopt, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await Adopt(mayAdopt, stop) is { } adopted)
            {
                return adopted;
            }

            var said = LogLength();
            if (await Launch(stop) is { } launched)
            {
                return launched;
            }

            var reason = await LogFrom(said);
            if (!IsPassing(reason) || watch.Elapsed > Patience)
            {
                throw new EmbeddedPostgresException($"PostgreSQL does not start ({home.Log}):\n{reason}");
            }

            await Task.Delay(100, stop);
            mayAdopt = true;
        }
    }

    /// <summary>Fast shutdown; a server that does not follow is made to.</summary>
    public async Task End(int pid)
    {
        var watch = Stopwatch.StartNew();
        for (var round = 0; Unix.IsAlive(pid); round++)
        {
            // Repeated each second: a server that is only just being started has not listened to the first.
            if (round % 100 == 0)
            {
                Unix.Signal(
                    pid,
                    watch.Elapsed.TotalSeconds switch
                    {
                        < 30 => Unix.Interrupt,
                        < 40 => Unix.Quit,
                        _ => Unix.Kill,
                    }
                );
            }

            await Task.Delay(Tick);
        }
    }

    private async Task<int?> Adopt(bool mayAdopt, CancellationToken stop)
    {
        while (Living() is { } server)
        {
            if (server.Status == "ready" && mayAdopt)
            {
                logger.LogInformation("Taking over the PostgreSQL that is still running, process {Pid}", server.Pid);
                return server.Pid;
            }

            if (server.Status == "stopping" || !mayAdopt)
            {
                await End(server.Pid);
            }

            await Task.Delay(Tick, stop);
        }

        await ClearRemains(stop);
        return null;
    }

    /// <summary>Null when the process ends before it is ready.</summary>
    private async Task<int?> Launch(CancellationToken stop)
    {
        RotateLog();
        if (File.Exists(home.Log))
        {
            home.Give(home.Log); // another account may have run the server before
        }

        // Like pg_ctl: a session of its own, so that neither Ctrl-C nor whoever ends our process tree hits the server.
        // Unlike pg_ctl it tells the process id, so a failure is noticed at once.
        var outcome = await home.Programs.Run(
            "sh",
            [
                "-c",
                "setsid \"$0\" -D \"$1\" </dev/null >>\"$2\" 2>&1 & echo $!",
                binaries.Postgres,
                home.Cluster,
                home.Log,
            ],
            CancellationToken.None // at once, and a server whose number we missed could not be ended
        );
        if (!int.TryParse(outcome.Output, out var pid))
        {
            throw Failed();
        }

        try
        {
            while (Unix.IsAlive(pid))
            {
                if (ReadPidFile() is { Status: "ready" } file && file.Pid == pid)
                {
                    return pid;
                }

                await Task.Delay(Tick, stop);
            }

            // The shell speaks only where it did not come to the server, which has a log.
            return outcome.Errors.Length > 0 ? throw Failed() : null;
        }
        catch
        {
            await End(pid);
            throw;
        }

        EmbeddedPostgresException Failed() => new($"PostgreSQL does not start{AsWhom()}: {outcome.FirstLine}");
    }

    /// <summary>After a killed server: its orphaned backends still hold the shared memory, its pid file may mislead.</summary>
    private async Task ClearRemains(CancellationToken stop)
    {
        if (!File.Exists(PidPath) && !File.Exists(home.SocketLock))
        {
            return; // it ended in order
        }

        var watch = Stopwatch.StartNew();
        while (await Orphans(stop) is { Count: > 0 } orphans)
        {
            // What their server would have told them; their transactions are lost either way.
            orphans.ForEach(pid => Unix.Signal(pid, watch.Elapsed.TotalSeconds < 1 ? Unix.Quit : Unix.Kill));
            await Task.Delay(Tick, stop);
        }

        // PostgreSQL itself sees that a process is gone, but neither that it is a zombie nor that the process id now
        // belongs to another program.
        File.Delete(PidPath);
        File.Delete(home.SocketLock);
    }

    /// <summary>All processes of a server work in its data folder, which only their own account may look up.</summary>
    private async Task<List<int>> Orphans(CancellationToken stop)
    {
        const string Script = """
            for process in /proc/[0-9]*; do
                [ "$process/cwd" -ef "$0" ] && read -r name <"$process/comm" && [ "$name" = postgres ] &&
                    echo "${process#/proc/}"
            done 2>/dev/null
            """;
        var outcome = await home.Programs.Run("sh", ["-c", Script, home.Cluster], stop);

        return
        [
            .. outcome
                .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => int.TryParse(line, out var pid) ? pid : 0)
                .Where(pid => pid > 0),
        ];
    }

    private string AsWhom() => home.User is { } user ? $" as the user '{user.Name}'" : "";

    private PidFile? Living() => ReadPidFile() is { } file && IsAlive(file.Pid) ? file : null;

    private PidFile? ReadPidFile()
    {
        try
        {
            var lines = File.ReadAllLines(PidPath);
            return lines.Length > 0 && int.TryParse(lines[0], out var pid)
                ? new PidFile(pid, lines.ElementAtOrDefault(7)?.Trim() ?? "")
                : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>What goes away by itself, or by the next look at the pid file.</summary>
    private static bool IsPassing(string reason) =>
        reason.Contains("shared memory", StringComparison.Ordinal)
        || reason.Contains("lock file", StringComparison.Ordinal);

    private long LogLength() => File.Exists(home.Log) ? new FileInfo(home.Log).Length : 0;

    private async Task<string> LogFrom(long position)
    {
        if (LogLength() < position)
        {
            position = 0; // rotated meanwhile
        }

        using var log = File.Open(home.Log, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        log.Position = position;
        using var reader = new StreamReader(log, Encoding.UTF8);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        return string.Join('\n', lines.TakeLast(15));
    }

    private void RotateLog()
    {
        if (LogLength() > MaximumLogSize)
        {
            File.Move(home.Log, $"{home.Log}.1", overwrite: true);
        }
    }
}
