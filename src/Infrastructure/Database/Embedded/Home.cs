using System.Security.Cryptography;
using System.Text;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>The data folder: private, owned by the account that runs the server, locked by one service.</summary>
internal sealed class Home : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Passable =
        Private
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private const string LockName = "lock";
    private const string ClusterName = "cluster";

    // A socket's address is limited to 107 bytes, including the name that PostgreSQL adds.
    private const int LongestSocketFolder = 86;

    private readonly FileStream _lock;

    private Home(string folder, OsUser? user, FileStream held)
    {
        _lock = held;
        Folder = folder;
        User = user;
        Programs = new Programs(user);
        SocketFolder = SocketFolderOf(folder);
        if (SocketFolder != folder)
        {
            MakePrivate(SocketFolder, user);
        }
    }

    public string Folder { get; }

    /// <summary>Who runs the server, where that is not the account of the service.</summary>
    public OsUser? User { get; }

    public Programs Programs { get; }
    public string SocketFolder { get; }
    public string Cluster => Path.Combine(Folder, ClusterName);
    public string SocketLock => Path.Combine(SocketFolder, ".s.PGSQL.5432.lock");
    public string Log => Path.Combine(Folder, "server.log");

    /// <summary>The major version that made the cluster; null before the first start.</summary>
    public string? ClusterVersion
    {
        get
        {
            var file = Path.Combine(Cluster, "PG_VERSION");
            return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
        }
    }

    public static async Task<Home> Open(EmbeddedPostgresOptions options, ILogger logger, CancellationToken stop)
    {
        var folder = Path.GetFullPath(options.DataFolder, options.ContentRoot);
        try
        {
            OsUser? user = null;
            if (Environment.IsPrivilegedProcess)
            {
                // PostgreSQL refuses to run as root.
                user = await Owner(folder, stop) ?? await Owner(SubstituteOf(folder), stop) ?? Unprivileged();
                folder = await ReachableBy(user, folder, logger, stop);
            }

            MakePrivate(folder, user);
            folder = Unix.RealPath(folder);

            return new Home(folder, user, Lock(folder, user));
        }
        catch (UnauthorizedAccessException e)
        {
            throw new EmbeddedPostgresException(
                $"{folder} belongs to another account: set Postgres:DataFolder to a folder of this one",
                e
            );
        }
    }

    /// <summary>The folder itself, or a substitute below /var/lib when the account cannot get there (e.g. /root).</summary>
    public static async Task<string> ReachableBy(OsUser user, string folder, ILogger logger, CancellationToken stop)
    {
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        if (IsOpen(parent) || (await new Programs(user).Run("test", ["-x", parent.FullName], stop)).ExitCode == 0)
        {
            return folder;
        }

        var substitute = SubstituteOf(folder);
        logger.LogWarning("The user '{User}' cannot reach {Folder}: using {Substitute}", user.Name, folder, substitute);
        Unix.SetMode(Directory.CreateDirectory(Path.GetDirectoryName(substitute)!).FullName, Passable);

        return substitute;
    }

    /// <summary>Hands a file of ours to the account that runs the server.</summary>
    public void Give(string path)
    {
        if (User is not null)
        {
            Unix.GiveTo(User, path);
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>
    /// Whose cluster it is; without one, whose folder. So an account that appears later, as Debian's package brings
    /// one, changes nothing. Not root itself: a folder that root has made is handed over.
    /// </summary>
    private static async Task<OsUser?> Owner(string folder, CancellationToken stop)
    {
        var cluster = Path.Combine(folder, ClusterName);
        var isMade = Directory.Exists(cluster);
        if (!isMade && !Directory.Exists(folder))
        {
            return null;
        }

        var owner = await new Programs(user: null).Run("stat", ["-c", "%u", isMade ? cluster : folder], stop);
        if (!uint.TryParse(owner.Output, out var id))
        {
            throw new EmbeddedPostgresException($"the owner of {folder} cannot be told: {owner.FirstLine}");
        }

        return id == 0 ? null
            : OsUser.Find(id) is { } user ? user
            : isMade
                ? throw new EmbeddedPostgresException(
                    $"{cluster} belongs to account number {id}, which this machine does not know: "
                        + "give it to one that it knows, or set Postgres:DataFolder to a new folder"
                )
            : null;
    }

    private static string SubstituteOf(string folder) => $"/var/lib/platform/{Hash(folder)}";

    private static OsUser Unprivileged() =>
        OsUser.Find("postgres")
        ?? OsUser.Find("nobody")
        ?? throw new EmbeddedPostgresException("PostgreSQL refuses root, and there is no user 'postgres' or 'nobody'");

    private static bool IsOpen(DirectoryInfo? folder)
    {
        for (; folder is not null; folder = folder.Parent)
        {
            if (!folder.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    private static void MakePrivate(string folder, OsUser? user)
    {
        var info = new DirectoryInfo(folder);
        if (info.LinkTarget is not null && folder.StartsWith(Path.GetTempPath(), StringComparison.Ordinal))
        {
            throw new EmbeddedPostgresException($"{folder} is a link that somebody else may have laid: remove it");
        }

        // Never take a folder away from others because of a typing error in the configuration.
        if (
            info.Exists
            && !File.Exists(Path.Combine(folder, LockName))
            && info.EnumerateFileSystemInfos().Any(IsForeign)
        )
        {
            throw new EmbeddedPostgresException(
                $"{folder} holds other files: set Postgres:DataFolder to an empty folder"
            );
        }

        Directory.CreateDirectory(folder);
        Unix.SetMode(folder, Private);
        if (user is not null)
        {
            Unix.GiveTo(user, folder);
        }
    }

    private static bool IsForeign(FileSystemInfo entry) =>
        entry.Name != "lost+found" && !entry.Name.StartsWith(".s.PGSQL.", StringComparison.Ordinal);

    /// <summary>Held for as long as the process lives, however it ends. Who holds it stands in a file beside it.</summary>
    private static FileStream Lock(string folder, OsUser? user)
    {
        var file = Path.Combine(folder, LockName);
        var holder = Path.Combine(folder, "service.pid");
        try
        {
            var held = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, $"{Environment.ProcessId}\n");
            if (user is not null)
            {
                Unix.GiveTo(user, file); // or that account could not start the service itself
                Unix.GiveTo(user, holder);
            }

            return held;
        }
        catch (IOException e)
        {
            var pid = File.Exists(holder) ? File.ReadAllText(holder).Trim() : "unknown";
            throw new DataFolderInUseException(
                $"{folder} is in use by another service (process {pid}): stop that, or set Postgres:DataFolder",
                folder,
                SocketFolderOf(folder),
                e
            );
        }
    }

    private static string SocketFolderOf(string folder) =>
        Encoding.UTF8.GetByteCount(folder) <= LongestSocketFolder
            ? folder
            : Path.Combine(Path.GetTempPath(), $"platform-{Hash(folder)}");

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
