using System.Runtime.InteropServices;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>An account of the machine.</summary>
internal sealed record OsUser(string Name, uint Id, uint Group)
{
    public static OsUser? Find(string name) =>
        File.ReadLines("/etc/passwd")
            .Select(line => line.Split(':'))
            .Where(fields => fields.Length > 3 && fields[0] == name)
            .Select(fields => new OsUser(name, uint.Parse(fields[2]), uint.Parse(fields[3])))
            .FirstOrDefault();
}

/// <summary>What .NET does not offer: signals, owners, and other processes' folders.</summary>
internal static class Unix
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    public static void Signal(int pid, int signal) => _ = kill(pid, signal);

    /// <summary>False for a zombie too: where the service is process 1 nobody collects a dead server.</summary>
    public static bool IsAlive(int pid) => WorkingFolder(pid) is not null;

    /// <summary>A server and its backends work in their data folder: what tells them from a recycled process id.</summary>
    public static bool IsServerOf(string cluster, int pid)
    {
        try
        {
            return WorkingFolder(pid) == cluster && File.ReadAllText($"/proc/{pid}/comm").TrimEnd() == "postgres";
        }
        catch (IOException)
        {
            return false; // it left between the two looks
        }
    }

    public static List<int> ServersOf(string cluster) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0)
            .Where(pid => pid > 0 && IsServerOf(cluster, pid))
            .ToList();

#pragma warning disable CA1416 // Start refuses everything but Linux
    public static void SetMode(string path, UnixFileMode mode) => File.SetUnixFileMode(path, mode);
#pragma warning restore CA1416

    public static void GiveTo(OsUser user, string path)
    {
        if (lchown(path, user.Id, user.Group) != 0)
        {
            throw new EmbeddedPostgresException($"{path} could not be given to the user '{user.Name}'");
        }
    }

    /// <summary>The path without symbolic links, as the kernel reports working folders.</summary>
    public static string RealPath(string path)
    {
        var real = realpath(path, 0);
        try
        {
            return Marshal.PtrToStringUTF8(real) ?? path;
        }
        finally
        {
            free(real);
        }
    }

    private static string? WorkingFolder(int pid) => new FileInfo($"/proc/{pid}/cwd").LinkTarget;

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);

    [DllImport("libc")]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);

    [DllImport("libc")]
    private static extern nint realpath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint buffer);

    [DllImport("libc")]
    private static extern void free(nint memory);
}
