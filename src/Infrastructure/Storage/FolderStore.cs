namespace Platform.Infrastructure.Storage;

/// <summary>Files in a folder of this machine, or of a file system that all nodes share.</summary>
public sealed class FolderStore(string folder) : IFileStore
{
    /// <summary>A rename within one file system: others see the whole file or none.</summary>
    public Task Put(SpooledFile file, CancellationToken stop)
    {
        var path = PathOf(file.Key);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(file.Path, path, overwrite: true);
        }

        return Task.CompletedTask;
    }

    public Task<Stream?> Open(string key, CancellationToken stop)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)
            );
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task Delete(string key, CancellationToken stop)
    {
        var path = PathOf(key);
        if (File.Exists(path))
        {
            File.Delete(path);
        }

        return Task.CompletedTask;
    }

    /// <summary>Two levels, so that no folder gets too long to list.</summary>
    private string PathOf(string key) => Path.Combine(folder, key[..2], key);
}
