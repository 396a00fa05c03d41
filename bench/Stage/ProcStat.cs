using System.Globalization;

namespace Platform.Bench.Stage;

/// <summary>Processor time and memory of processes, from /proc.</summary>
internal static class ProcStat
{
    private const double TicksPerSecond = 100; // USER_HZ, fixed on Linux

    /// <summary>Seconds of user and system time.</summary>
    public static double Cpu(int pid) => Ticks(pid, withEndedChildren: false) / TicksPerSecond;

    /// <summary>Of a server and the processes it has made, those that ended included.</summary>
    public static double CpuWithChildren(int pid) =>
        (Ticks(pid, withEndedChildren: true) + Children(pid).Sum(child => Ticks(child, withEndedChildren: false)))
        / TicksPerSecond;

    /// <summary>Resident bytes now.</summary>
    public static long Resident(int pid) => StatusOf(pid, "VmRSS:");

    /// <summary>The most resident bytes since <see cref="ForgetPeak"/>.</summary>
    public static long Peak(int pid) => StatusOf(pid, "VmHWM:");

    public static void ForgetPeak(int pid) => File.WriteAllText($"/proc/{pid}/clear_refs", "5");

    public static IReadOnlyList<int> Children(int pid) =>
        [
            .. File.ReadAllText($"/proc/{pid}/task/{pid}/children")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(child => int.Parse(child, CultureInfo.InvariantCulture)),
        ];

    private static long Ticks(int pid, bool withEndedChildren)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // After the name in brackets, which may hold blanks; the first field there is number 3 of proc(5).
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

            return Enumerable
                .Range(14 - 3, withEndedChildren ? 4 : 2)
                .Sum(field => long.Parse(fields[field], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return 0; // it has ended
        }
    }

    private static long StatusOf(int pid, string name) =>
        1024
        * long.Parse(
            File.ReadLines($"/proc/{pid}/status")
                .First(line => line.StartsWith(name, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture
        );
}
