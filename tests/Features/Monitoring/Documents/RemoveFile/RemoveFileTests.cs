using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Features.Monitoring.Documents;

/// <summary>Files go when no document needs them, and never while one does.</summary>
public sealed class RemoveFileTests(RemoveFileTests.Idle api) : IClassFixture<RemoveFileTests.Idle>, IAsyncLifetime
{
    /// <summary>The service works on nothing by itself.</summary>
    public sealed class Idle : DocumentsApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Jobs:Enabled"] = "false";
        }
    }

    private IFileStore Store => api.Services.GetRequiredService<IFileStore>();

    public Task InitializeAsync() =>
        api.Database.Execute("delete from monitoring.document; delete from monitoring.file_removal");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_file_of_a_deleted_document_goes()
    {
        var document = await api.Upload("a,b\n1,2\n");
        var key = await KeyOf(document);
        await Delete(document);
        (await api.IsKept(key)).ShouldBeTrue("nobody waits for the store when a document is deleted");

        (await RunOnce()).ShouldBe(1);

        (await api.IsKept(key)).ShouldBeFalse();
        (await Removals()).ShouldBeEmpty();
        (await RunOnce()).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_another_document_has_too_stays()
    {
        var document = await api.Upload("a,b\n3,4\n");
        var key = await KeyOf(document);
        (await KeyOf(await api.Upload("a,b\n3,4\n", name: "again.csv"))).ShouldBe(key);
        await Delete(document);

        (await RunOnce()).ShouldBe(1);

        (await api.IsKept(key)).ShouldBeTrue();
        (await Removals()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removal_waits_for_its_time()
    {
        var key = await Orphan("a,b\n5,6\n");
        await api.Database.Execute("update monitoring.file_removal set run_at = '2026-11-22 12:00:01Z'");
        (await RunOnce()).ShouldBe(0);
        (await api.IsKept(key)).ShouldBeTrue();

        (await RunOnce(after: 1)).ShouldBe(1);

        (await api.IsKept(key)).ShouldBeFalse();
    }

    /// <summary>However often: what nobody needs costs money and may be somebody's data.</summary>
    [Fact]
    public async Task A_store_that_does_not_answer_is_asked_again_later()
    {
        var key = await Orphan("a,b\n7,8\n");

        (await RunOnce(new DeadStore())).ShouldBe(1);

        (await Removals()).ShouldBe(["1 | null | IOException: the store is away"]);
        (await RunOnce()).ShouldBe(0, "its time has not come");
        await api.Database.Execute("update monitoring.file_removal set attempts = 1000000");
        (await RunOnce(after: 60)).ShouldBe(1);
        (await api.IsKept(key)).ShouldBeFalse();
        (await Removals()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_works_on_is_left_to_it_until_its_lease_is_over()
    {
        var key = await Orphan("a,b\n9,10\n");
        await api.Database.Execute("update monitoring.file_removal set leased_until = '2100-01-01Z', attempts = 1");
        (await RunOnce()).ShouldBe(0);
        (await api.IsKept(key)).ShouldBeTrue();

        await api.Database.Execute("update monitoring.file_removal set leased_until = '2026-11-22 11:59Z'");
        (await RunOnce()).ShouldBe(1);

        (await api.IsKept(key)).ShouldBeFalse();
    }

    /// <summary>The same content is uploaded while its removal is under way: it is there afterwards.</summary>
    [Fact]
    public async Task An_upload_of_the_same_content_wins()
    {
        const string Content = "a,b\n11,12\n";
        var key = await Orphan(Content);
        var slow = new SlowStore(Store);
        var removal = RunOnce(slow);
        await slow.IsAsked;

        var upload = api.Upload(Content);
        await api.Database.UntilBlocked();
        slow.Answer();
        (await removal).ShouldBe(1);

        (await KeyOf(await upload)).ShouldBe(key);
        (await api.IsKept(key)).ShouldBeTrue();
        (await RunOnce()).ShouldBe(0);
    }

    private Task<int> RunOnce(IFileStore? store = null, int after = 0) =>
        new Platform.Features.Monitoring.RemoveFile(store ?? Store, new JobOptions()).RunOnce(
            api.Services.GetRequiredService<Database>(),
            DocumentsApi.Time.AddSeconds(after),
            default
        );

    /// <summary>A kept file without a document, whose removal is due.</summary>
    private async Task<string> Orphan(string content)
    {
        var document = await api.Upload(content);
        var key = await KeyOf(document);
        await Delete(document);
        (await Removals()).ShouldHaveSingleItem();

        return key;
    }

    private Task Delete(int document) => api.Database.Execute($"delete from monitoring.document where id = {document}");

    private Task<string> KeyOf(int document) =>
        api.Database.Value<string>($"select storage_key from monitoring.document where id = {document}");

    private Task<IReadOnlyList<string>> Removals() =>
        api.Database.Rows("select attempts, leased_until, last_error from monitoring.file_removal");

    private sealed class DeadStore : IFileStore
    {
        public Task Put(string name, SpooledFile file, CancellationToken stop) => throw new NotSupportedException();

        public Task<Stream?> Open(string name, CancellationToken stop) => throw new NotSupportedException();

        public Task Delete(string name, CancellationToken stop) => throw new IOException("the store is away");
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
