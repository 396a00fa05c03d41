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

    [SkippableFact]
    public async Task Keeps_opens_and_deletes()
    {
        var store = await Store();
        var content = RandomNumberGenerator.GetBytes(200_000);
        using var file = await Spooled(content);
        file.Digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        file.Length.ShouldBe(content.Length);
        var name = file.NameIn("area");
        (await store.Open(name, default)).ShouldBeNull();

        await store.Put(name, file, default);
        (await Read(store, name)).ShouldBe(content);

        using (var again = await Spooled(content))
        {
            await store.Put(name, again, default); // the same once more
        }

        (await Read(store, name)).ShouldBe(content);
        await store.Delete(name, default);
        (await store.Open(name, default)).ShouldBeNull();
        await store.Delete(name, default); // gone already
    }

    [SkippableFact]
    public async Task What_one_area_deletes_another_keeps()
    {
        var store = await Store();
        var content = RandomNumberGenerator.GetBytes(1000);
        string[] names;
        using (var one = await Spooled(content))
        using (var other = await Spooled(content))
        {
            names = [one.NameIn("monitoring"), other.NameIn("learning")];
            await store.Put(names[0], one, default);
            await store.Put(names[1], other, default);
        }

        await store.Delete(names[0], default);

        (await store.Open(names[0], default)).ShouldBeNull();
        (await Read(store, names[1])).ShouldBe(content);
    }

    [SkippableFact]
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
                    await store.Put(file.NameIn("area"), file, default);
                })
        );

        (await Read(store, $"area/{Convert.ToHexStringLower(SHA256.HashData(content))}")).ShouldBe(content);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task<SpooledFile> Spooled(byte[] content) =>
        (await new Spool(_folder, TimeProvider.System).Take(new MemoryStream(content), content.Length, default))!;

    private static async Task<byte[]?> Read(IFileStore store, string name)
    {
        await using var stream = await store.Open(name, default);
        using var memory = new MemoryStream();
        await stream.ShouldNotBeNull().CopyToAsync(memory);

        return memory.ToArray();
    }
}

public sealed class FolderStoreTests : FileStoreTests
{
    protected override Task<IFileStore> Store() => Task.FromResult<IFileStore>(new FolderStore(Folder));

    [SkippableFact]
    public async Task What_is_too_large_leaves_nothing_behind()
    {
        using var content = new MemoryStream(new byte[200_000]);

        (await new Spool(Folder, TimeProvider.System).Take(content, 1000, default)).ShouldBeNull();

        content.Position.ShouldBe(content.Length, "the rest is passed over");
        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [SkippableTheory]
    [InlineData("2cf24d")]
    [InlineData("area/../2cf24d")]
    public async Task A_name_without_an_area_is_none(string name) =>
        await Should.ThrowAsync<ArgumentException>(async () => await (await Store()).Open(name, default));

    [SkippableFact]
    public async Task A_folder_that_cannot_be_written_is_told_without_its_path()
    {
        using var file = await Spooled([1]);
        await File.WriteAllTextAsync(Path.Combine(Folder, "area"), "a file where a folder should be");

        var refused = await Should.ThrowAsync<StorageException>(async () =>
            await (await Store()).Put(file.NameIn("area"), file, default)
        );

        refused.Refusal.Kind.ShouldBe(RefusalKind.Unavailable);
        refused.Message.ShouldNotContain(Folder);
    }

    [SkippableFact]
    public async Task What_breaks_off_leaves_nothing_behind()
    {
        using var stop = new CancellationTokenSource();
        var endless = new Endless(stop);

        await Should.ThrowAsync<OperationCanceledException>(() =>
            new Spool(Folder, TimeProvider.System).Take(endless, long.MaxValue, stop.Token)
        );

        Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [SkippableFact]
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
