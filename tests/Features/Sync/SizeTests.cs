using System.Text;

namespace Platform.Tests.Features.Sync;

/// <summary>The largest batches and bodies, and what they cost in memory.</summary>
[Collection(nameof(Alone))]
public sealed class SizeTests(Api api) : IClassFixture<Api>
{
    private const int Many = 200_000;
    private const int MostBytes = 32 * 1024 * 1024;

    [Fact]
    public async Task Two_hundred_thousand_interactions_in_bounded_memory()
    {
        var body = Encoding.UTF8.GetBytes(Pushes.Interactions(Many));
        var rest = Rest();

        var (answer, peak) = await Watched(() => Push("/sync/therapists/many/interactions/", body));

        answer.ShouldBe($"200 {{\"rows_created\":{Many},\"rows_updated\":0}}");
        ((peak - rest) >> 20).ShouldBeLessThan(150, "MiB of managed memory above rest");
    }

    [Fact]
    public async Task Two_hundred_thousand_therapists_in_bounded_memory()
    {
        await api.Database.Execute("insert into sync.organization (id) values (1)");
        var items = Enumerable
            .Range(0, Many)
            .Select(at => $$"""{"therapist_id":"{{at:D32}}","date_joined":"2018-04-06"}""");
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]");
        var rest = Rest();

        var (answer, peak) = await Watched(() => Push("/sync/organizations/1/therapists/", body));

        answer.ShouldBe($"200 {{\"rows_created\":{Many},\"rows_updated\":0}}");
        ((peak - rest) >> 20).ShouldBeLessThan(150, "MiB of managed memory above rest");
    }

    [Fact]
    public async Task Ten_thousand_bad_items_are_all_told()
    {
        const int Told = 10_000;
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", Told))}]");

        var answer = await Push("/sync/organizations/", body);

        answer.ShouldStartWith("400 [{\"organization_id\":[\"This field is required.\"]},");
        answer.Length.ShouldBe(
            "400 ".Length + 1 + Told * "{\"organization_id\":[\"This field is required.\"]},".Length
        );
    }

    /// <summary>Two such bodies by anybody with a token took all memory.</summary>
    [Theory]
    [InlineData("1", "non_field_errors: Invalid data. Expected a dictionary, but got int.")]
    [InlineData("{}", "organization_id: This field is required.")]
    [InlineData("null", "This field may not be null.")]
    public async Task More_are_told_in_one_sentence_and_bounded_memory(string item, string first)
    {
        var count = (MostBytes - 2) / (item.Length + 1);
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(item, count))}]");
        var rest = Rest();

        var (answer, peak) = await Watched(() => Push("/sync/organizations/", body));

        answer.ShouldBe(
            $"400 {{\"non_field_errors\":[\"{count} of {count} items are wrong, more than are told one by one. "
                + $"The first of them is item 0: {first}\"]}}"
        );
        ((peak - rest) >> 20).ShouldBeLessThan(150, "MiB of managed memory above rest");
    }

    /// <summary>The answer has an object for each item, and goes out as it is written.</summary>
    [Fact]
    public async Task One_wrong_among_a_million_costs_no_more()
    {
        const int Good = 1_200_000;
        var good = string.Join(',', Enumerable.Repeat("""{"organization_id":1}""", Good));
        var body = Encoding.UTF8.GetBytes($"[{good},1]");
        var rest = Rest();

        var (answer, peak) = await Watched(() => Push("/sync/organizations/", body));

        answer.ShouldStartWith("400 [{},{},");
        answer.ShouldEndWith("{},{\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got int.\"]}]");
        ((peak - rest) >> 20).ShouldBeLessThan(150, "MiB of managed memory above rest");
    }

    [Fact]
    public async Task A_body_of_32_MiB_is_read_and_one_more_byte_is_not()
    {
        var body = new byte[MostBytes];
        body.AsSpan().Fill((byte)' ');
        "[{\"organization_id\":4}]"u8.CopyTo(body);

        (await Push("/sync/organizations/", body)).ShouldBe("200 {\"rows_created\":1}");
        (await Push("/sync/organizations/", [.. body, (byte)' '])).ShouldBe(
            "413 {\"detail\":\"Request body too large.\"}"
        );
        (await Push("/sync/organizations/", [.. body, (byte)' '], isChunked: true)).ShouldBe(
            "413 {\"detail\":\"Request body too large.\"}"
        );
    }

    [Fact]
    public async Task One_item_may_be_as_large_as_the_body()
    {
        var text = new string('x', MostBytes - 100);
        var body = Encoding.UTF8.GetBytes($$"""[{"x":"{{text}}","organization_id":2},{"organization_id":3}]""");

        (await Push("/sync/organizations/", body)).ShouldBe("200 {\"rows_created\":2}");
    }

    private async Task<string> Push(string path, byte[] body, bool isChunked = false)
    {
        // A refusal comes before the body is sent, however busy the machine is.
        var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = api.Address, Timeout = TimeSpan.FromMinutes(5) };
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Exchanges.Body(body) };
        request.Headers.Authorization = new("Token", api.Bot.Token);
        request.Headers.ExpectContinue = body.Length > MostBytes && !isChunked;
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await client.SendAsync(request);

        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    private static long Rest()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<(T Result, long Peak)> Watched<T>(Func<Task<T>> work)
    {
        var running = Task.Run(work);
        var peak = 0L;
        while (!running.IsCompleted)
        {
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            await Task.Delay(2);
        }

        return (await running, peak);
    }
}
