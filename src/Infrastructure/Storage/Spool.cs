using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Infrastructure.Storage;

/// <summary>Takes what arrives to a file of its own first, so that the store never sees half of it.</summary>
public sealed class Spool
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private const string Incoming = ".incoming";

    private readonly string _folder;

    public Spool(string storageFolder, TimeProvider time)
    {
        _folder = Path.Combine(storageFolder, Incoming);
        Directory.CreateDirectory(_folder);
        RemoveForgotten(time.GetUtcNow().UtcDateTime - Forgotten);
    }

    /// <summary>Whether a file below a storage folder is still on its way.</summary>
    public static bool IsIncoming(string storageFolder, string path) =>
        path.StartsWith(Path.Combine(storageFolder, Incoming) + "/", StringComparison.Ordinal);

    /// <summary>Reads to the end. The caller disposes the file, whether it was kept or not.</summary>
    /// <returns>Null: there is more than <paramref name="mostBytes"/>; it has been passed over.</returns>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public async Task<SpooledFile?> Take(Stream content, long mostBytes, CancellationToken stop)
    {
        var file = new SpooledFile(Path.Combine(_folder, Guid.NewGuid().ToString("N")));
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            await Fill(file, content, mostBytes, buffer, stop);
            if (file.Length <= mostBytes)
            {
                return file;
            }

            file.Dispose();
            while (await content.ReadAsync(buffer, stop) > 0) { }

            return null;
        }
        catch
        {
            file.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Takes what <paramref name="write"/> writes. The caller disposes the file, whether it was kept or not.</summary>
    /// <exception cref="StorageException">It cannot be written.</exception>
    public async Task<SpooledFile> Write(Func<Stream, Task> write, CancellationToken stop)
    {
        var file = new SpooledFile(Path.Combine(_folder, Guid.NewGuid().ToString("N")));
        try
        {
            using var digest = SHA256.Create();
            await StorageException.Guard(async () =>
            {
                await using var disk = new FileStream(file.Path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                await using (var digested = new CryptoStream(disk, digest, CryptoStreamMode.Write, leaveOpen: true))
                {
                    await write(digested);
                    await digested.FlushFinalBlockAsync(stop);
                }

                disk.Flush(flushToDisk: true); // a row will say that the content is there
                file.Length = disk.Length;
            });
            file.Digest = Convert.ToHexStringLower(digest.Hash!);

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Room for an answer that is not sent yet: in memory first, then in a file that is gone with it.</summary>
    public FileBufferingWriteStream Buffer(int memoryBytes) => new(memoryBytes, null, () => _folder);

    /// <summary>Up to the end, or as far as makes it too long.</summary>
    private static async Task Fill(
        SpooledFile file,
        Stream content,
        long mostBytes,
        byte[] buffer,
        CancellationToken stop
    )
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await StorageException.Guard(() => File.WriteAllBytesAsync(file.Path, [], stop));
        await using var disk = new FileStream(
            file.Path,
            FileMode.Open,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 0
        );
        for (int read; file.Length <= mostBytes && (read = await content.ReadAsync(buffer, stop)) > 0; )
        {
            file.Length += read;
            digest.AppendData(buffer, 0, read);
            await StorageException.Guard(() => disk.WriteAsync(buffer.AsMemory(0, read), stop).AsTask());
        }

        await StorageException.Guard(() =>
        {
            disk.Flush(flushToDisk: true); // a row will say that the content is there

            return Task.CompletedTask;
        });
        file.Digest = Convert.ToHexStringLower(digest.GetHashAndReset());
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
/// <param name="path">Where it lies until then.</param>
public sealed class SpooledFile(string path) : IDisposable
{
    public string Path { get; } = path;

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Digest { get; internal set; } = "";

    /// <summary>In bytes.</summary>
    public long Length { get; internal set; }

    /// <summary>What an area calls it in the store.</summary>
    public string NameIn(string area) => $"{area}/{Digest}";

    public void Dispose() => File.Delete(Path);
}
