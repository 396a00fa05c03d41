using Npgsql;
using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>The demo data, and the contract's own example requests on it, each as it is written.</summary>
public sealed class SeedCaseworkTests(SeedCaseworkTests.Demo api) : IClassFixture<SeedCaseworkTests.Demo>
{
    public sealed class Demo : Api
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await using var source = NpgsqlDataSource.Create(database.ConnectionString);
            var seeder = new SeedCasework();
            await seeder.LoadDemo(new Database(source), DemoHouse.Development, default);
            await seeder.OnStart(new Database(source), DemoHouse.Development, default);
        }

        public HttpClient Caller =>
            WithHeaders(
                ("Org", DemoHouse.CaseworkKeys.Org),
                ("Source", DemoHouse.CaseworkKeys.Source),
                ("User", DemoHouse.CaseworkKeys.User)
            );
    }

    [Theory]
    [InlineData("/v2/clients")]
    [InlineData("/v2/clients/religion/1;3;10/ethnicity/1")]
    [InlineData("/v2/done_contacts/client_registered_disabled/Y/client_employment_status/N/project/5")]
    [InlineData("/v2/referrals/id/510")]
    [InlineData("/v2/clients/website_photo_consent/109")]
    [InlineData("/v2/referrals/date_active/2018-10-01,2018-10-31")]
    [InlineData("/clients/field/id;surname;website_photo_consent")]
    [InlineData("/v2/clients/selectable_fields")]
    [InlineData("/v2/workers/selectable_fields")]
    [InlineData("/v2/referrals/selectable_fields")]
    [InlineData("/v2/due_contacts/selectable_fields")]
    [InlineData("/v2/done_contacts/selectable_fields")]
    [InlineData("/v2/schedules/selectable_fields")]
    [InlineData("/v2/clients/dimension/district")]
    [InlineData("/v2/clients/dimension/district/metric/gender")]
    [InlineData("/v2/clients/dimension/district/metric/gender/main_disability/7;9/blue_badge_holder/Y")]
    [InlineData("/v2/done_contacts/dimension/day/date_active/2018-10-01,2018-10-31/user/1")]
    [InlineData("/v2/dictionary")]
    [InlineData("/v2/dictionary/organisations/district")]
    [InlineData("/v2/dictionary/referrals/project")]
    [InlineData("/v2/dictionary/contacts/contact_type")]
    [InlineData("/v2/dictionary/search/referrals/project/befr")]
    [InlineData("/v2/dictionary/search/referrals/referrer/hosp")]
    // Additions to the contract, as the documentation has them.
    [InlineData("/v2/cancelled_contacts/cancellation_reason/away")]
    [InlineData("/v2/relationships/client/1?resolveIds[]=ALL")]
    [InlineData("/v2/clients/search/name/tayl")]
    [InlineData("/v2/clients/search/name/mueller%20ruth/date_of_birth/1929")]
    [InlineData("/v2/clients/search/postcode/EX1/date_of_birth/1937-03-14")]
    [InlineData("/v2/clients/changes/since/now")]
    public async Task An_example_of_the_contract_finds_something(string path)
    {
        var found = (await api.Caller.Get(path)).Json();

        (found as System.Text.Json.Nodes.JsonArray)?.Count.ShouldBeGreaterThan(0);
        found.ToJsonString().Length.ShouldBeGreaterThan(10);
    }

    /// <summary>As the contract writes them, with the demo's numbers.</summary>
    [Theory]
    [InlineData("PUT", "/v2/extension_database/staff_disciplinary_13", "referral=2289&date_43=2018-11-08", 201)]
    [InlineData("POST", "/v2/extension_database/wellcheck_notes_9/id/17", "mood=112", 200)]
    public async Task An_example_of_writing_writes(string method, string path, string body, int status) =>
        (
            await api.Caller.Send(
                new HttpMethod(method),
                path,
                new StringContent(body, null, "application/x-www-form-urlencoded")
            )
        ).Id(status);

    [Fact]
    public async Task It_is_there_once_and_its_keys_work_in_Development_alone()
    {
        await using var house = await DemoHouse.Create();
        var seeder = new SeedCasework();
        (await seeder.IsEmpty(house.Database, default)).ShouldBeTrue();
        (await seeder.OnStart(house.Database, DemoHouse.Development, default)).ShouldBeEmpty("there is none yet");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await seeder.LoadDemo(house.Database, DemoHouse.Development, default);
            (await seeder.OnStart(house.Database, DemoHouse.Development, default)).ShouldHaveSingleItem();
            (await Keys()).ShouldBe(1);
        }

        (await seeder.IsEmpty(house.Database, default)).ShouldBeFalse();
        (await house.Rows.Rows("select count(*) from casework.client")).ShouldBe(["60"]);
        (await seeder.OnStart(house.Database, DemoHouse.Production, default)).ShouldBeEmpty();
        (await Keys()).ShouldBe(0);

        await seeder.LoadScale(house.Database, 1, () => { }, default);
        (await house.Rows.Rows("select count(*) from casework.contact")).ShouldBe(["30240"]);

        Task<long> Keys() => house.Rows.Value<long>("select count(*) from casework.user_key");
    }
}
