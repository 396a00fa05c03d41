namespace Platform.Infrastructure.Storage;

/// <summary>
/// The store could not keep or give a file. What it says is for the log, never for a caller: it names paths and servers.
/// </summary>
public sealed class StorageException(RefusalKind kind, string message, Exception cause)
    : RefusedException(new(kind), message, cause)
{
    /// <summary>ENOSPC and EDQUOT: the disk is full, or what this service may use of it.</summary>
    private static readonly int[] Full = [28, 122];

    /// <summary>Runs what touches the disk: 507 where that is full, else 503.</summary>
    public static async Task Guard(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                problem is IOException && Full.Contains(problem.HResult)
                    ? RefusalKind.StorageFull
                    : RefusalKind.Unavailable,
                "The storage folder cannot be written.",
                problem
            );
        }
    }
}
