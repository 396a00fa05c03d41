using Platform.Features.Identity;

namespace Platform.Tests.Features.Learning;

public sealed class SeedLearningTests
{
    private static readonly (string, string)[] Tables =
    [
        ("learning.specialization", "*"),
        ("learning.profile", "*"),
        ("learning.event", "*"),
        ("learning.course", "*"),
        ("learning.lesson", "*"),
        ("learning.question", "*"),
        ("learning.answer", "*"),
    ];

    [Fact]
    public async Task Twice_is_once_and_houses_are_alike()
    {
        await using var first = await DemoHouse.Create();
        await using var second = await DemoHouse.Create();
        var seeder = new Platform.Features.Learning.SeedLearning();
        (await seeder.IsEmpty(first.Database, default)).ShouldBeTrue();

        await first.Load(new SeedIdentity(), seeder);
        var once = await first.Digests(Tables);
        await first.Load(new SeedIdentity(), seeder);
        await second.Load(new SeedIdentity(), seeder);

        (await first.Digests(Tables)).ShouldBe(once);
        (await second.Digests(Tables)).ShouldBe(once);
        (await seeder.IsEmpty(first.Database, default)).ShouldBeFalse();
    }

    /// <summary>Everybody knows the password: outside of Development nobody gets in with it.</summary>
    [Fact]
    public async Task The_doctors_are_shut_out_in_production()
    {
        await using var demo = await DemoHouse.Create();
        await demo.Load(new SeedIdentity(), new Platform.Features.Learning.SeedLearning());
        const string Open = "select count(*) from identity.account where email like 'demo-%' and password_hash <> ''";
        (await demo.Rows.Value<long>(Open)).ShouldBeGreaterThan(2);

        await new SeedIdentity().OnStart(demo.Database, DemoHouse.Production, default);

        (await demo.Rows.Value<long>(Open)).ShouldBe(0);
    }
}
