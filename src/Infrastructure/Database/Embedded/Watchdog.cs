using System.Diagnostics;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>A small shell that stops the server when the service dies without doing so.</summary>
internal sealed class Watchdog : IDisposable
{
    // The kernel closes our end of the pipe however we die; "bye" is a death in order. The server is looked up then,
    // since it may have been restarted, and signalled only if it still is the server of this folder.
    private const string Script = """
        trap '' INT HUP TERM
        read -r word
        [ "$word" = bye ] && exit
        read -r pid <"$1/postmaster.pid" && [ "/proc/$pid/cwd" -ef "$1" ] && kill -INT "$pid"
        """;

    private const string Name = "watchdog";

    private readonly Process _starter; // holds our end of the pipe
    private readonly int _pid;

    private Watchdog(Process starter, int pid) => (_starter, _pid) = (starter, pid);

    public bool IsAlive => Unix.CommandLine(_pid).Contains(Name);

    public static async Task<Watchdog> Start(Home home, CancellationToken stop)
    {
        // In the background of a shell that ends at once: whoever kills our process tree does not find it.
        var starter = home.Programs.Start(
            "sh",
            [
                "-c",
                "exec 3<&0; setsid sh -c \"$0\" watchdog \"$1\" <&3 3<&- >/dev/null 2>&1 & echo $!",
                Script,
                home.Cluster,
            ]
        );
        if (!int.TryParse(await starter.StandardOutput.ReadLineAsync(stop), out var pid))
        {
            using (starter)
            {
                throw new EmbeddedPostgresException(
                    $"the watchdog of PostgreSQL does not start: {await starter.StandardError.ReadLineAsync(stop)}"
                );
            }
        }

        return new Watchdog(starter, pid);
    }

    public void Dispose()
    {
        try
        {
            _starter.StandardInput.Write("bye\n");
            _starter.StandardInput.Close();
        }
        catch (IOException)
        {
            // It was killed.
        }

        _starter.Dispose();
    }
}
