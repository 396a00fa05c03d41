namespace Platform.Infrastructure.Storage;

/// <summary>Files in a folder of this machine, or of a file system that all nodes share.</summary>
public sealed class FolderStore(string folder) : IFileStore
{
    /// <summary>A rename within one file system: others see the whole file or none.</summary>
    public Task Put(string name, SpooledFile file, CancellationToken stop) =>
        StorageException.Guard(() =>
        {
            var path = PathOf(name);
            if (!File.Exists(path))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(file.Path, path, overwrite: true);
            }

            return Task.CompletedTask;
        });

    public Task<Stream?> Open(string name, CancellationToken stop)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)
            );
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task Delete(string name, CancellationToken stop)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    /// <summary>A folder for each area, and two levels in it, so that none gets too long to list.</summary>
    private string PathOf(string name) =>
        name.Split('/') is [var area, { Length: > 2 } digest]
            ? Path.Combine(folder, area, digest[..2], digest)
            : throw new ArgumentException($"'{name}' is not an area and a digest.", nameof(name));
}
