namespace Platform.Bench.Stage;

/// <summary>What the counters say at one moment; the difference of two is a window's cost.</summary>
internal sealed record Reading(
    double FloorCpu,
    double ServiceCpu,
    double PeerCpu,
    double BenchCpu,
    double PostgresCpu,
    long Wal,
    long Statements
)
{
    public static async Task<Reading> Take(Site site, CancellationToken stop)
    {
        var numbers = await site.Database.Numbers("Meter", stop);

        return new Reading(
            ProcStat.Cpu(site.Floor.Pid),
            ProcStat.Cpu(site.Service.Pid),
            ProcStat.Cpu(site.Peer.Pid),
            ProcStat.Cpu(Environment.ProcessId),
            ProcStat.CpuWithChildren(site.Database.Pid),
            numbers[0],
            numbers[1]
        );
    }

    public Reading Since(Reading start) =>
        new(
            FloorCpu - start.FloorCpu,
            ServiceCpu - start.ServiceCpu,
            PeerCpu - start.PeerCpu,
            BenchCpu - start.BenchCpu,
            PostgresCpu - start.PostgresCpu,
            Wal - start.Wal,
            Statements - start.Statements
        );

    /// <summary>Of the application that answers as this side.</summary>
    public double AppCpu(string side) =>
        side switch
        {
            Rows.Side.Floor => FloorCpu,
            Rows.Side.Peer => PeerCpu,
            _ => ServiceCpu,
        };
}
