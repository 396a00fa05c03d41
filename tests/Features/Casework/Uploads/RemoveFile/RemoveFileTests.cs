using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Features.Casework;

/// <summary>Contents go when no upload needs them, and never while one does.</summary>
public sealed class RemoveFileTests(UploadsApi api) : IClassFixture<UploadsApi>
{
    private IFileStore Store => api.Services.GetRequiredService<IFileStore>();

    [Fact]
    public async Task The_content_of_an_upload_whose_row_is_gone_goes()
    {
        var key = await Orphan("%PDF-gone");
        (await IsKept(key)).ShouldBeTrue();

        (await RunOnce()).ShouldBe(1);

        (await IsKept(key)).ShouldBeFalse();
        (await RunOnce()).ShouldBe(0);
    }

    [Fact]
    public async Task A_content_that_another_upload_has_too_stays()
    {
        await api.User.UploadPdf("%PDF-shared", "clients/2/uploads");
        var key = await Orphan("%PDF-shared");

        (await RunOnce()).ShouldBe(1);

        (await IsKept(key)).ShouldBeTrue();
        (await api.Database.Rows("select from casework.file_removal")).ShouldBeEmpty();
    }

    /// <summary>A request that ended between the store and its rows.</summary>
    [Fact]
    public async Task What_never_got_a_row_goes_after_an_hour()
    {
        var key = await Orphan("%PDF-half");
        await api.Database.Execute("update casework.file_removal set run_at = '2026-11-29 11:00Z'");
        (await RunOnce()).ShouldBe(0);

        (await RunOnce(after: 3600)).ShouldBe(1);

        (await IsKept(key)).ShouldBeFalse();
    }

    /// <summary>The same content is uploaded while its removal is under way: it is there afterwards.</summary>
    [Fact]
    public async Task An_upload_of_the_same_content_wins()
    {
        var key = await Orphan("%PDF-race");
        var slow = new SlowStore(Store);
        var removal = RunOnce(store: slow);
        await slow.IsAsked;

        var upload = api.User.UploadPdf("%PDF-race");
        await api.Database.UntilBlocked();
        slow.Answer();
        (await removal).ShouldBe(1);

        var id = await upload;
        (await IsKept(key)).ShouldBeTrue();
        (await api.User.Get($"/v2/clients/1/uploads/{id}")).Status.ShouldBe(200);
    }

    private Task<int> RunOnce(int after = 0, IFileStore? store = null) =>
        new Platform.Features.Casework.RemoveFile(store ?? Store, new JobOptions()).RunOnce(
            api.Services.GetRequiredService<Database>(),
            api.Clock.GetUtcNow().AddSeconds(after),
            default
        );

    /// <summary>A kept content without an upload, whose removal is due.</summary>
    private async Task<string> Orphan(string content)
    {
        var id = await api.User.UploadPdf(content);
        var key = await api.Database.Value<string>($"select storage_key from casework.upload where id = {id}");
        await api.Database.Execute($"delete from casework.upload where id = {id}");

        return key;
    }

    private async Task<bool> IsKept(string key)
    {
        await using var content = await Store.Open(key, default);

        return content is not null;
    }

    /// <summary>Deletes when it is told to.</summary>
    private sealed class SlowStore(IFileStore store) : IFileStore
    {
        private readonly TaskCompletionSource _asked = new();
        private readonly TaskCompletionSource _answers = new();

        public Task IsAsked => _asked.Task;

        public void Answer() => _answers.SetResult();

        public Task Put(string name, SpooledFile file, CancellationToken stop) => throw new NotSupportedException();

        public Task<Stream?> Open(string name, CancellationToken stop) => throw new NotSupportedException();

        public async Task Delete(string name, CancellationToken stop)
        {
            _asked.SetResult();
            await _answers.Task.WaitAsync(stop);
            await store.Delete(name, stop);
        }
    }
}
