namespace Platform.Tests.Features.Casework;

/// <summary>Branches where there are branches: who is written into which, by whom.</summary>
public sealed class WriteBranchTests(WriteBranchTests.Branches api) : IClassFixture<WriteBranchTests.Branches>
{
    /// <summary>Users 40 of branch 1, 41 of branches 1 and 2; person 1 is in branches 1 and 3, 2 in 2.</summary>
    public sealed class Branches : WritingApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                update casework.org set branch_system = true where id = 1;
                insert into casework.branch (id, org_id, name, active)
                values (1, 1, 'East', true), (2, 1, 'West', true), (3, 1, 'North', true), (4, 1, 'Old', false), (101, 2, 'East', true);
                insert into casework.client_branch (org_id, client_id, branch_id) values (1, 1, 1), (1, 1, 3), (1, 2, 2), (1, 3, 1);
                update casework.referral set branch_id = 1 where org_id = 1;
                update casework.schedule set branch_id = 2 where org_id = 1;
                insert into casework.app_user (id, org_id, group_id, name, all_projects, all_branches)
                values (40, 1, 1, 'One branch', true, false), (41, 1, 1, 'Two branches', true, false);
                insert into casework.user_branch (org_id, user_id, branch_id) values (1, 40, 1), (1, 41, 1), (1, 41, 2);
                """
            );
            await database.AddCaseworkKey(40, KeyOf(40));
            await database.AddCaseworkKey(41, KeyOf(41));
        }
    }

    [Fact]
    public async Task A_new_person_is_in_the_branch_of_the_user_or_in_one_that_is_named()
    {
        var id = (await api.As(40).Post("/v2/clients", """{"surname":"x"}""")).Id(201);
        (await Of(id)).ShouldBe("1");

        (await api.As(41).Post("/v2/clients", """{"surname":"x"}""")).Problems().ShouldBe(["missing_field branch"]);
        (await api.As(41).Post("/v2/clients", """{"surname":"x","branch":[]}"""))
            .Problems()
            .ShouldBe(["missing_field branch"]);
        (await Of((await api.As(41).Post("/v2/clients", """{"surname":"x","branch":[2,1]}""")).Id(201))).ShouldBe(
            "1 2"
        );
        (await Of((await api.As(41).Post("/v2/clients", """{"surname":"x","branch":"2,1;1"}""")).Id(201))).ShouldBe(
            "1 2"
        );
    }

    [Theory]
    [InlineData("3")] // not the user's
    [InlineData("4")] // over
    [InlineData("101")] // of the other organisation
    [InlineData("77")]
    public async Task A_branch_that_is_not_the_users_is_as_if_it_were_not_there(string branch)
    {
        (await api.As(41).Post("/v2/clients", $$"""{"surname":"x","branch":{{branch}}}"""))
            .Problems()
            .ShouldBe(["bad_reference branch"]);
        (await api.As(41).Post("/v2/clients/id/3", $$"""{"branch":[1,{{branch}}]}"""))
            .Problems()
            .ShouldBe(["bad_reference branch"]);
    }

    [Fact]
    public async Task Branches_of_others_stay()
    {
        (await api.As(41).Post("/v2/clients/id/1", """{"branch":[2]}""")).Status.ShouldBe(200);
        (await Of(1)).ShouldBe("2 3");
        (await api.Audit("clients", 1)).ShouldBe("update | 41 | 1 | {\"branch\": [[1, 3], [2, 3]]}");

        (await api.As(41).Post("/v2/clients/id/1", """{"branch":[1,2,3]}""")).Status.ShouldBe(
            200,
            "3 is there already"
        );
        (await Of(1)).ShouldBe("1 2 3");
    }

    [Fact]
    public async Task Nobody_is_left_without_a_branch() =>
        (await api.As(41).Post("/v2/clients/id/2", """{"branch":""}""")).Problems().ShouldBe(["value_required branch"]);

    [Fact]
    public async Task A_referral_brings_its_person_into_its_branch()
    {
        const string Whole = """{"client":2,"project":5,"date":"2018-11-19","stage":1,"description":"x"}""";

        (await api.As(41).Post("/v2/referrals", Whole)).Problems().ShouldBe(["missing_field branch"]);
        (await api.As(41).Post("/v2/referrals", Whole.With("branch", "3")))
            .Problems()
            .ShouldBe(["bad_reference branch"]);
        (await api.As(40).Post("/v2/referrals", Whole.With("branch", "1")))
            .Problems()
            .ShouldBe(["bad_reference client"]);

        (await api.As(41).Post("/v2/referrals", Whole.With("branch", "1"))).Status.ShouldBe(201);
        (await Of(2)).ShouldBe("1 2");
        (await api.Audit("clients", 2)).ShouldBe("consequence | 41 | 1 | {\"branch\": [[2], [1, 2]]}");
        (await api.Stored("client", 2, "updated_by")).ShouldBe("41");
    }

    [Fact]
    public async Task What_is_in_another_branch_is_not_there()
    {
        var caller = api.As(40);

        (await caller.Post("/v2/clients/id/5", """{"title":"x"}""")).Status.ShouldBe(404, "in no branch");
        (await caller.Post("/v2/schedules/id/1", """{"notes":"x"}""")).Status.ShouldBe(404);
        (await caller.Post("/v2/clients/id/3", """{"usual_support_worker":1}"""))
            .Problems()
            .ShouldBe(["bad_reference usual_support_worker"]);
        (await caller.Post("/v2/due_contacts/id/4", """{"description":"x"}""")).Status.ShouldBe(200);
    }

    private async Task<string> Of(long client) =>
        string.Join(
            ' ',
            await api.Database.Rows(
                "select branch_id from casework.client_branch where client_id = :client order by branch_id",
                ("client", client)
            )
        );
}
