namespace Platform.Tests.Contract;

/// <summary>The server is there and lets the service have no further connection: callers are asked to come back.</summary>
public sealed class NoConnectionLeftTests(Api api) : IClassFixture<Api>
{
    private const string Push = """[{"counter":1,"interaction_date":"2018-06-08","chat_count":2,"call_count":0}]""";

    [Fact]
    public async Task Reads_and_writes_are_refused_until_there_is_one()
    {
        (await api.Client.Get("/organizations/")).Status.ShouldBe(200); // who calls is known from here on
        await Limit(0);
        await api.Database.Execute(
            """
            select pg_terminate_backend(pid, 5000)
            from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """
        );

        var read = await api.Client.Get("/organizations/");
        var write = await api.Client.Post("/sync/therapists/a/interactions/", Push);
        (read.Head + read.Body).ShouldBe(write.Head + write.Body);
        await Verify(write);

        await Limit(-1);
        await Eventually.Until(async () => (await api.Client.Get("/organizations/")).Status == 200);
        (await api.Client.Post("/sync/therapists/a/interactions/", Push)).Status.ShouldBe(200);
    }

    private Task Limit(int connections) =>
        api.Database.Execute(
            $"do 'begin execute format(''alter database %I connection limit {connections}'', current_database()); end'"
        );
}
