using System.Runtime.InteropServices;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>An account of the machine.</summary>
internal sealed record OsUser(string Name, uint Id, uint Group)
{
    public static OsUser? Find(string name) => All().FirstOrDefault(user => user.Name == name);

    public static OsUser? Find(uint id) => All().FirstOrDefault(user => user.Id == id);

    private static IEnumerable<OsUser> All()
    {
        foreach (var line in File.ReadLines("/etc/passwd"))
        {
            if (
                line.Split(':') is [{ Length: > 0 } name, _, var user, var group, ..]
                && uint.TryParse(user, out var id)
                && uint.TryParse(group, out var groupId)
            )
            {
                yield return new OsUser(name, id, groupId);
            }
        }
    }
}

/// <summary>What .NET does not offer: signals, owners, and a look at processes that are not our children.</summary>
internal static class Unix
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;

    private const int NoSuchProcess = 3;

    public static void Signal(int pid, int signal) => _ = kill(pid, signal);

    /// <summary>False for a zombie too: where the service is process 1 nobody collects a dead server.</summary>
    public static bool IsAlive(int pid)
    {
        var fields = Read(pid, "stat");
        return fields.Length > 0 && fields[fields.LastIndexOf(')') + 2] is not ('Z' or 'X');
    }

    /// <summary>
    /// Empty for a process that has ended, or is just becoming another program. Everybody may read it, whereas a
    /// container's root may not look at the folder or the program of another account's process.
    /// </summary>
    public static string[] CommandLine(int pid) =>
        Read(pid, "cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (IOException e)
            when (e is FileNotFoundException or DirectoryNotFoundException || e.HResult == NoSuchProcess)
        {
            // No other error may pass for a death: the remains of the dead are cleared.
            return "";
        }
    }

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

    /// <summary>The path without symbolic links: one spelling per folder, whichever way it was configured.</summary>
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

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);

    [DllImport("libc")]
    private static extern int lchown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);

    [DllImport("libc")]
    private static extern nint realpath([MarshalAs(UnmanagedType.LPUTF8Str)] string path, nint buffer);

    [DllImport("libc")]
    private static extern void free(nint memory);
}
