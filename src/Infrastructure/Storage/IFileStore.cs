namespace Platform.Infrastructure.Storage;

/// <summary>
/// Where files are kept, byte for byte, under the SHA-256 of their content: the same content is kept once, and a row
/// that names a key can be checked against it.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps the file under its key. What is there already is the same and stays.</summary>
    Task Put(SpooledFile file, CancellationToken stop);

    /// <summary>The content, or null when there is none under the key.</summary>
    Task<Stream?> Open(string key, CancellationToken stop);

    /// <summary>Removes the content; none there is no mistake.</summary>
    Task Delete(string key, CancellationToken stop);
}
