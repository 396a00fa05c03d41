using System.Security.Cryptography;
using System.Text;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Infrastructure.Storage;

/// <summary>What every file store does; each implementation runs it on the real thing.</summary>
public abstract class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-store-").FullName;

    protected string Folder => _folder;

    protected abstract Task<IFileStore> Store();

    [Fact]
    public async Task Keeps_opens_and_deletes()
    {
        var store = await Store();
        var content = RandomNumberGenerator.GetBytes(200_000);
        using var file = await Spooled(content);
        file.Key.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        file.Length.ShouldBe(content.Length);
        (await store.Open(file.Key, default)).ShouldBeNull();

        await store.Put(file, default);
        (await Read(store, file.Key)).ShouldBe(content);

        using (var again = await Spooled(content))
        {
            await store.Put(again, default); // the same once more
        }

        (await Read(store, file.Key)).ShouldBe(content);
        await store.Delete(file.Key, default);
        (await store.Open(file.Key, default)).ShouldBeNull();
        await store.Delete(file.Key, default); // gone already
    }

    [Fact]
    public async Task Many_put_the_same_at_once()
    {
        var store = await Store();
        var content = Encoding.UTF8.GetBytes(new string('x', 100_000));

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async _ =>
                {
                    using var file = await Spooled(content);
                    await store.Put(file, default);
                })
        );

        (await Read(store, Convert.ToHexStringLower(SHA256.HashData(content)))).ShouldBe(content);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected Task<SpooledFile> Spooled(byte[] content, long mostBytes = 1_000_000) =>
        new Spool(_folder, TimeProvider.System).Take(new MemoryStream(content), mostBytes, default);

    private static async Task<byte[]?> Read(IFileStore store, string key)
    {
        await using var stream = await store.Open(key, default);
        using var memory = new MemoryStream();
        await stream.ShouldNotBeNull().CopyToAsync(memory);

        return memory.ToArray();
    }
}

public sealed class FolderStoreTests : FileStoreTests
{
    protected override Task<IFileStore> Store() => Task.FromResult<IFileStore>(new FolderStore(Folder));

    [Fact]
    public async Task What_is_too_large_leaves_nothing_behind()
    {
        var refused = await Should.ThrowAsync<RefusedException>(() => Spooled(new byte[1001], 1000));

        refused.Refusal.Kind.ShouldBe(RefusalKind.BodyTooLarge);
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_breaks_off_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        var endless = new Endless(stop);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Spool(Folder, TimeProvider.System).Take(endless, long.MaxValue, stop.Token)
        );

        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_process_left_goes_after_a_day()
    {
        using var file = await Spooled([1]);
        File.SetLastWriteTimeUtc(file.Path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        _ = new Spool(Folder, TimeProvider.System);

        File.Exists(file.Path).ShouldBeFalse();
    }

    /// <summary>Gives bytes until somebody stops it.</summary>
    private sealed class Endless(CancellationTokenSource stop) : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads == 3)
            {
                stop.Cancel();
            }

            cancellationToken.ThrowIfCancellationRequested();

            return new(buffer.Length);
        }
    }
}
