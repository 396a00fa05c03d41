using Platform.Features.Identity;
using Platform.Infrastructure.Cli;

namespace Platform.Tests.Features.Identity;

/// <summary>Everybody knows the secrets of the demo accounts: they are worth something in Development alone.</summary>
public sealed class SeedIdentityTests
{
    private static readonly Seeder Seeder = new Platform.Features.Identity.SeedIdentity();

    [Fact]
    public async Task A_start_in_development_opens_the_accounts_and_tells_how_to_use_them()
    {
        await using var demo = await DemoHouse.Create();
        (await Seeder.IsEmpty(demo.Database, default)).ShouldBeTrue();

        await demo.Load(Seeder);
        var told = await Seeder.OnStart(demo.Database, DemoHouse.Development, default);

        (await Seeder.IsEmpty(demo.Database, default)).ShouldBeFalse();
        (
            await demo.Rows.Rows(
                "select username, email, is_staff, is_superuser, is_service_account from identity.account order by username"
            )
        ).ShouldBe([
            "demo | demo@example.invalid | true | true | false",
            "demo-bot | demo-bot@example.invalid | false | false | true",
            "demo-user | demo-user@example.invalid | false | false | false",
        ]);
        foreach (var hash in await demo.Rows.Rows("select password_hash from identity.account"))
        {
            Passwords.Verify(hash, DemoHouse.Password).ShouldBeTrue();
        }

        told.ShouldBe([new("Demo account", $"demo / {DemoHouse.Password}"), new("Demo token", DemoHouse.Token)]);
        (
            await demo.Rows.Rows(
                """
                select account.username, token.expires_at - token.created_at
                from identity.token
                inner join identity.account on account.id = token.account_id
                where token.digest = :digest
                """,
                ("digest", TokenCache.DigestOf(DemoHouse.Token))
            )
        ).ShouldBe(["demo-bot | 1.00:00:00"]);
    }

    [Fact]
    public async Task A_start_anywhere_else_shuts_those_that_are_open_and_a_load_there_opens_none()
    {
        await using var demo = await DemoHouse.Create();
        await demo.Rows.AddAccount("ann", passwordHash: "kept");
        await demo.Load(Seeder);
        await Seeder.OnStart(demo.Database, DemoHouse.Development, default);

        (await Seeder.OnStart(demo.Database, DemoHouse.Production, default)).ShouldBeEmpty();
        await Seeder.LoadDemo(demo.Database, DemoHouse.Production, default);

        (await Secrets(demo)).ShouldBe(["ann | kept | 1", "demo |  | 0", "demo-bot |  | 0", "demo-user |  | 0"]);
    }

    /// <summary>A password that was taken comes back, one of a person's own stays.</summary>
    [Fact]
    public async Task Loading_again_changes_only_what_was_shut()
    {
        await using var demo = await DemoHouse.Create();
        await demo.Load(Seeder);
        await demo.Rows.Execute(
            """
            update identity.account set password_hash = '' where username = 'demo';
            update identity.account set password_hash = 'own' where username = 'demo-user';
            """
        );

        await demo.Load(Seeder);

        var secrets = await Secrets(demo);
        secrets.Count.ShouldBe(3);
        secrets[0].ShouldStartWith("demo | A");
        secrets[2].ShouldBe("demo-user | own | 0");
    }

    /// <summary>A person may be called as a demo account is; the mail domain tells them apart.</summary>
    [Fact]
    public async Task Somebody_of_the_same_name_is_left_alone()
    {
        await using var demo = await DemoHouse.Create();
        await demo.Rows.AddAccount("Demo", passwordHash: "");
        await demo.Rows.AddAccount("demo-bot", passwordHash: "own");

        await demo.Load(Seeder);
        var told = await Seeder.OnStart(demo.Database, DemoHouse.Development, default);
        await Seeder.OnStart(demo.Database, DemoHouse.Production, default);

        told.ShouldBeEmpty();
        (await Secrets(demo)).ShouldBe(["Demo |  | 1", "demo-bot | own | 1", "demo-user |  | 0"]);
    }

    /// <summary>Name, digest of the password and number of tokens of each account.</summary>
    private static Task<IReadOnlyList<string>> Secrets(DemoHouse demo) =>
        demo.Rows.Rows(
            """
            select
                username,
                password_hash,
                (select count(*) from identity.token where token.account_id = account.id)
            from identity.account
            order by lower(username)
            """
        );
}
