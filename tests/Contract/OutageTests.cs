using Npgsql;

namespace Platform.Tests.Contract;

/// <summary>What callers are told while the database is away.</summary>
public sealed class OutageTests(OutageTests.WithoutDatabase api) : IClassFixture<OutageTests.WithoutDatabase>
{
    public sealed class WithoutDatabase : Api
    {
        protected override string ConnectionString =>
            new NpgsqlConnectionStringBuilder(base.ConnectionString) { Host = "/nobody/listens/here" }.ConnectionString;
    }

    [Fact]
    public async Task Callers_are_asked_to_come_back() => await Verify(await api.Client.Get("/organizations/"));

    [Fact]
    public async Task The_service_says_that_it_is_alive_and_not_ready()
    {
        (await api.Anonymous.Get("/health/live")).Status.ShouldBe(200);
        (await api.Anonymous.Get("/health/ready")).Status.ShouldBe(503);
    }
}
