namespace Platform.Tests.Contract;

/// <summary>The server that a node is connected to takes no writes any more: another one is the primary now.</summary>
public sealed class PrimaryLostTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Who_writes_is_asked_to_come_back_until_there_is_a_primary()
    {
        var fresh = api.As(await api.Database.AddAccount("fresh")); // whose token has not been looked up
        (await Write(1)).ShouldBe(200);

        await Become("on");
        (await Write(2)).ShouldBe(503);
        (await api.Client.Get("/organizations/")).Status.ShouldBe(200);
        (await fresh.Get("/organizations/")).Status.ShouldBe(200);

        await Become("off");
        (await Write(2)).ShouldBe(200, "the connections to the one that is a standby now are given up");
    }

    private async Task<int> Write(int organization) =>
        (await api.Client.Post("/sync/organizations/", $$"""[{"organization_id":{{organization}}}]""")).Status;

    private Task Become(string readOnly) =>
        api.Database.Execute(
            $"""
            set transaction read write;
            do $$
            begin
                execute format('alter database %I set default_transaction_read_only = {readOnly}', current_database());
                perform pg_terminate_backend(pid)
                from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid();
            end
            $$
            """
        );
}
