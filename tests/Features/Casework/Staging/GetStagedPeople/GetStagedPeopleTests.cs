namespace Platform.Tests.Features.Casework;

public sealed class GetStagedPeopleTests(GetStagedPeopleTests.Staged api) : IClassFixture<GetStagedPeopleTests.Staged>
{
    /// <summary>Batch 3 of two people, one of project 6.</summary>
    public sealed class Staged : StagingApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into casework.external_referral (id, org_id, source_id, created, created_by)
                values (3, 1, 1, '2018-11-20 09:00Z', 1), (4, 2, 1, '2018-11-20 09:00Z', 2);
                insert into casework.external_referral_person (id, org_id, batch_id, idx, org_type_id, surname, project_id, fields)
                values
                    (7, 1, 3, 0, 1, 'Smith', null, '{"gender": 2, "active": true, "date_of_birth": "1952-02-29"}'),
                    (8, 1, 3, 1, 2, 'Jones', 6, '{}'), (9, 2, 4, 0, 1, 'Twin', null, '{}');
                """
            );
        }
    }

    [Fact]
    public async Task A_batch_with_its_people() => await Verify(await api.User.Get("/v2/external_referral/3"));

    [Fact]
    public async Task Refusals_as_they_are_sent() =>
        await Verify(
            new[]
            {
                await api.As(WritingApi.OfOtherGroup).Get("/v2/external_referral/3"),
                await api.User.Get("/v2/external_referral/4"),
            }
        );

    [Fact]
    public async Task Only_people_of_projects_that_the_user_sees()
    {
        (await api.As(WritingApi.OfProject).Get("/v2/external_referral/3")).Json()["people"]!
            .AsArray()
            .Count.ShouldBe(1);
        (await api.As(WritingApi.OfProject).Get("/v2/external_referral/field/person"))
            .Sent()
            .ShouldBe("[{\"person\":7}]");
    }

    [Theory]
    [InlineData(
        "/v2/external_referral/id/3/field/id;person;index;gender;active;date_of_birth",
        """[{"id":3,"person":7,"index":0,"gender":2,"active":"Y","date_of_birth":"1952-02-29"},{"id":3,"person":8,"index":1,"gender":null,"active":null,"date_of_birth":null}]"""
    )]
    [InlineData("/v2/external_referrals/surname/jones/field/person", """[{"person":8}]""")]
    [InlineData("/v2/external_referrals/status/rejected", "[]")]
    [InlineData(
        "/v2/external_referral/project/6/status/pending/field/surname?resolveIds[]=ALL",
        """[{"surname":"Jones"}]"""
    )]
    [InlineData("/v2/external_referral/dimension/project", """[{"project":6,"count":1},{"project":null,"count":1}]""")]
    [InlineData(
        "/v2/external_referral/dimension/month/metric/status",
        """[{"month":"2018-11","status":"pending","count":2}]"""
    )]
    public async Task They_are_asked_for_as_other_records(string path, string answer) =>
        (await api.User.Get(path)).Sent().ShouldBe(answer);

    [Theory]
    [InlineData("/v2/external_referral")]
    [InlineData("/v2/external_referral/id/3")]
    [InlineData("/v2/external_referrals/selectable_fields")]
    public async Task Who_does_not_look_after_them_is_told_so(string path)
    {
        var refused = await api.As(WritingApi.OfOtherGroup).Get(path);

        refused.Status.ShouldBe(403);
        refused.Code().ShouldBe("admin_only");
    }
}
