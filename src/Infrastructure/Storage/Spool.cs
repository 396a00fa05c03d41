using System.Buffers;
using System.Security.Cryptography;

namespace Platform.Infrastructure.Storage;

/// <summary>Takes what arrives to a file of its own first, so that the store never sees half of it.</summary>
public sealed class Spool
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly string _folder;

    public Spool(string storageFolder, TimeProvider time)
    {
        _folder = Path.Combine(storageFolder, ".incoming");
        Directory.CreateDirectory(_folder);
        RemoveForgotten(time.GetUtcNow().UtcDateTime - Forgotten);
    }

    /// <summary>Reads to the end. The caller disposes the file, whether it was kept or not.</summary>
    /// <exception cref="RefusedException">There is more than <paramref name="mostBytes"/>.</exception>
    public async Task<SpooledFile> Take(Stream content, long mostBytes, CancellationToken stop)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            for (int read; (read = await content.ReadAsync(buffer, stop)) > 0; )
            {
                if (file.Length + read > mostBytes)
                {
                    throw new RefusedException(new(RefusalKind.BodyTooLarge));
                }

                digest.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), stop);
            }

            file.Flush(flushToDisk: true); // a row will say that the content is there

            return new SpooledFile(path, Convert.ToHexStringLower(digest.GetHashAndReset()), file.Length);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>What a killed process left behind.</summary>
    private void RemoveForgotten(DateTime before)
    {
        foreach (var file in Directory.EnumerateFiles(_folder).Where(file => File.GetLastWriteTimeUtc(file) < before))
        {
            File.Delete(file);
        }
    }
}

/// <summary>A whole file on its way into the store.</summary>
/// <param name="Path">Where it lies until then.</param>
/// <param name="Key">SHA-256 of the content, lower-case hex.</param>
/// <param name="Length">In bytes.</param>
public sealed record SpooledFile(string Path, string Key, long Length) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}
