using CsCheck;

namespace Platform.Tests.Features.Monitoring;

/// <summary>
/// Whatever happens, and however it is written, the read model is what section 9 says; and a rebuild changes nothing.
/// </summary>
public sealed class ResolvedValuesTests(ResolvedValuesTests.World world) : IClassFixture<ResolvedValuesTests.World>
{
    private int _countries;

    public sealed class World : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                """
                insert into monitoring.office (id, name) values (1, 'Office');
                insert into monitoring.region_type (id, name) values (1, 'Region');
                insert into monitoring.campaign_type (id, name) values (1, 'Type');
                insert into monitoring.app_group (id, name) values (1, 'Everything');
                insert into monitoring.user_group (user_id, group_id) select id, 1 from identity.account;
                """
            );
    }

    [Fact]
    public Task Equal_the_definition_after_anything() =>
        RandomCountry.Gen1.SampleAsync(
            Check,
            iter: 60,
            threads: 1,
            print: country =>
                string.Join('\n', country.Happenings.AsEnumerable())
                + $"\n{string.Join(',', country.Parents)} {string.Join(',', country.Aggregations)}"
        );

    private async Task Check(RandomCountry random)
    {
        var country = new LivingCountry(world, random, ++_countries);
        await country.Begin();
        foreach (var happening in random.Happenings)
        {
            await country.Let(happening);
            await country.ShouldBeAsDefined(happening);
        }

        var before = await country.Everything();
        await world.Database.Execute("select monitoring.rebuild(:campaign)", ("campaign", country.Campaign));
        (await country.Everything()).ShouldBe(before);
        await country.End();
    }
}
