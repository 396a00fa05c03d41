namespace Platform.Tests.Features.Sync;

/// <summary>Whoever reads slowly holds up nobody.</summary>
public sealed class SlowReadersTests(Api api) : IClassFixture<Api>
{
    /// <summary>
    /// Readers who stop reading hold no connection, and no more than two of one account's exports run: others export,
    /// whatever they do.
    /// </summary>
    [Fact]
    public async Task Slow_readers_take_nobody_elses_room()
    {
        await api.Database.Execute("insert into sync.organization (id) values (77)");
        await api.Database.Execute(
            """
            insert into sync.therapist (id, organization_id, date_joined)
            select md5(number::text), 77, '2018-04-06' from generate_series(1, 300000) as number
            """
        );
        var other = api.As(await api.Database.AddAccount("other-exporter"));
        var slow = new List<HttpResponseMessage>();
        for (var reader = 0; reader < 2; reader++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/therapists/export/")
            {
                Content = Exchanges.Body("""{"format":"json"}"""),
            };
            slow.Add(await api.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
        }

        var third = await api.Client.Post("/therapists/export/", """{"format":"json"}""");
        var others = await other.Post("/therapists/export/", """{"format":"json"}""");
        var held = await api.Database.Value<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and query like '%ExportTherapists%' and pid <> pg_backend_pid()"
        );
        slow.ForEach(response => response.Dispose());

        third.Status.ShouldBe(429);
        third.Head.ShouldContain("Retry-After: ");
        others.Status.ShouldBe(200);
        held.ShouldBe(0);
        await Eventually.Until(async () =>
            (await api.Client.Post("/therapists/export/", """{"format":"csv"}""")).Status == 200
        );
    }
}
