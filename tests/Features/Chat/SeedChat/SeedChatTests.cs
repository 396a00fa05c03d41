using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

public sealed class SeedChatTests : IAsyncLifetime
{
    private DemoHouse _house = null!;

    async Task IAsyncLifetime.InitializeAsync() => _house = await DemoHouse.Create();

    async Task IAsyncLifetime.DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_conversation_that_is_there_once()
    {
        var seeder = new SeedChat();
        (await seeder.IsEmpty(_house.Database, default)).ShouldBeTrue();

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await seeder.LoadDemo(_house.Database, DemoHouse.Development, default);
            await seeder.LoadScale(_house.Database, 2, () => { }, default);
        }

        (await seeder.IsEmpty(_house.Database, default)).ShouldBeFalse();
        (
            await _house.Rows.Rows("select unique_id, comment_seq, last_comment_message from chat.room order by id")
        ).ShouldBe([
            "harbour | 4 | Good. I tell the others.",
            "ann-and-ben | 2 | At eight.",
            "scale-1 | 10000 | Comment 10000",
            "scale-2 | 10000 | Comment 10000",
        ]);
        await _house.Rows.ShouldHoldAllChains();
    }

    /// <summary>Everybody knows the secret.</summary>
    [Fact]
    public async Task Its_secret_works_in_Development_alone()
    {
        var seeder = new SeedChat();
        (await seeder.OnStart(_house.Database, DemoHouse.Development, default)).ShouldBeEmpty("there is no app yet");
        await seeder.LoadDemo(_house.Database, DemoHouse.Development, default);

        (await seeder.OnStart(_house.Database, DemoHouse.Development, default))
            .ShouldHaveSingleItem()
            .Value.ShouldStartWith("demo-shop, ");
        (await Secrets()).ShouldBe(1);
        (await seeder.OnStart(_house.Database, DemoHouse.Production, default)).ShouldBeEmpty();

        (await Secrets()).ShouldBe(0);

        Task<long> Secrets() => _house.Rows.Value<long>("select count(*) from chat.app_secret");
    }
}
