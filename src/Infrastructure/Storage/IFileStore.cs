namespace Platform.Infrastructure.Storage;

/// <summary>
/// Where files are kept, byte for byte, under the area that owns them and the SHA-256 of their content
/// (<c>monitoring/2cf24d…</c>): the same content is kept once in an area, no area can touch what another keeps, and a row
/// that names a file can be checked against it.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps the file under its name. What is there already is the same and stays.</summary>
    /// <param name="name">See <see cref="SpooledFile.NameIn"/>.</param>
    /// <param name="file">The content.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="StorageException">It cannot be kept.</exception>
    Task Put(string name, SpooledFile file, CancellationToken stop);

    /// <summary>The content, or null when there is none under the name.</summary>
    /// <exception cref="StorageException">The store does not answer.</exception>
    Task<Stream?> Open(string name, CancellationToken stop);

    /// <summary>Removes the content; none there is no mistake.</summary>
    /// <exception cref="StorageException">The store does not answer.</exception>
    Task Delete(string name, CancellationToken stop);
}
