using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>
/// Who sees what: users and sources with their projects, branches, types and hidden fields, over all groups; what is not
/// visible is as if it were not there, also in counts.
/// </summary>
public sealed class VisibilityTests(VisibilityTests.Branches api) : IClassFixture<VisibilityTests.Branches>
{
    /// <summary>Organisation 1 has branches: people 1 and 3 are in the first, 2 in both, 4 in none.</summary>
    public sealed class Branches : CasesApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                update casework.org set branch_system = true where id = 1;
                insert into casework.branch (id, org_id, name) values (1, 1, 'East'), (2, 1, 'West');
                insert into casework.client_branch (org_id, client_id, branch_id)
                values (1, 1, 1), (1, 2, 1), (1, 2, 2), (1, 3, 1), (1, 5, 2);
                insert into casework.worker_branch (org_id, worker_id, branch_id) values (1, 1, 1);
                update casework.referral set branch_id = case when id = 511 then 2 else 1 end where org_id = 1;
                update casework.schedule set branch_id = 1 where org_id = 1;
                insert into casework.user_group (id, org_id, name, can_report) values (3, 1, 'No reports', false);
                insert into casework.source (id, name, key_hash) values (3, 'Narrow', :narrow);
                insert into casework.org_source (org_id, source_id, all_projects) values (1, 3, false);
                insert into casework.org_source_project (org_id, source_id, project_id) values (1, 3, 6);
                insert into casework.app_user (id, org_id, group_id, name, all_projects, all_branches, all_types)
                values
                    (11, 1, 1, 'project 5', false, true, true), (12, 1, 1, 'branch 1', true, false, true),
                    (13, 1, 1, 'branch 2', true, false, true), (14, 1, 1, 'type 2', true, true, false),
                    (15, 1, 1, 'nothing', false, false, true), (16, 1, 3, 'no reports', true, true, true),
                    (17, 1, 1, 'hidden', true, true, true);
                insert into casework.user_project (org_id, user_id, project_id) values (1, 11, 5);
                insert into casework.user_branch (org_id, user_id, branch_id) values (1, 12, 1), (1, 13, 2);
                insert into casework.user_client_type (org_id, user_id, type_id) values (1, 14, 2);
                insert into casework.hidden_field (org_id, user_id, grp, field)
                values
                    (1, 17, 'clients', 'religion'), (1, 17, 'clients', 'surname'), (1, 17, 'referrals', 'stage'),
                    (1, 17, 'referrals', 'client_gender');
                """,
                ("narrow", KeyCache.DigestOf("narrow-narrow-narrow"))
            );
            foreach (var user in Enumerable.Range(11, 7))
            {
                await database.Execute(
                    "insert into casework.user_key (key_hash, org_id, user_id, source_id) values (:key, 1, :user, 1)",
                    ("key", KeyCache.DigestOf($"user-{user}-user-{user}")),
                    ("user", user)
                );
            }

            await database.Execute(
                "insert into casework.user_key (key_hash, org_id, user_id, source_id) values (:key, 1, 1, 3), (:other, 1, 11, 3)",
                ("key", KeyCache.DigestOf("ann-through-narrow")),
                ("other", KeyCache.DigestOf("eleven-through-narrow"))
            );
        }

        public HttpClient As(int user) => Calling(OrgKey, SourceKey, $"user-{user}-user-{user}");
    }

    [Theory]
    // user, people, referrals, done, due and cancelled contacts, workers, visits, relationships
    [InlineData(11, "1 2 3 4 5", "510 512", "1 2 5", "4", "", "1", "1", "1 2 3")] // one project: people are not hidden by it
    [InlineData(12, "1 2 3", "510 512", "1 2 5", "4", "", "1", "1", "1 2")] // one branch
    [InlineData(13, "2 5", "511", "3", "", "6", "", "", "")] // the other branch: of two who are related it has one
    [InlineData(14, "4", "", "", "", "", "1", "", "")] // one type of people
    [InlineData(15, "", "", "", "", "", "", "", "")] // no project, no branch: nothing, and no error
    [InlineData(17, "1 2 3 4 5", "510 511 512", "1 2 3 5", "4", "6", "1", "1", "1 2 3")]
    public async Task A_user_sees_what_is_theirs(
        int user,
        string people,
        string referrals,
        string done,
        string due,
        string cancelled,
        string workers,
        string visits,
        string relationships
    )
    {
        var caller = api.As(user);
        foreach (
            var (group, ids) in new[]
            {
                ("clients", people),
                ("referrals", referrals),
                ("done_contacts", done),
                ("due_contacts", due),
                ("cancelled_contacts", cancelled),
                ("workers", workers),
                ("schedules", visits),
                ("relationships", relationships),
            }
        )
        {
            Ids(await caller.Get($"/v2/{group}/field/id")).ShouldBe(ids, group);
            var total = ids.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var dimension = group switch
            {
                "workers" => "active",
                "relationships" => "relationship",
                _ => "month",
            };
            (await Counted(caller, $"/v2/{group}/dimension/{dimension}")).ShouldBe(total.Length, group);
            using var paged = await caller.GetAsync($"/v2/{group}?limit=1");
            paged.Headers.GetValues("X-Total-Count").ShouldBe([$"{total.Length}"]);
            var isAudited = group is not ("workers" or "relationships");
            foreach (var id in new[] { "1", "2", "3", "4", "5", "6", "510", "511", "512" })
            {
                var status = total.Contains(id) ? 200 : 404;
                (await caller.Get($"/v2/{group}/{id}")).Status.ShouldBe(status, $"{group}/{id}");
                (await caller.Get($"/v2/{group}/{id}/history")).Status.ShouldBe(
                    isAudited ? status : 400,
                    $"{group}/{id}/history"
                );
            }

            (await caller.Get($"/v2/{group}/changes/since/now")).Status.ShouldBe(isAudited ? 200 : 400, group);
        }

        foreach (var (name, id) in new[] { ("sam", "1"), ("mary", "2"), ("zoe", "3"), ("ian", "4") })
        {
            Ids(await caller.Get($"/v2/clients/search/name/{name}"))
                .ShouldBe(people.Split(' ').Contains(id) ? id : "", $"search {name}");
        }
    }

    [Theory]
    [InlineData("ann-through-narrow", "511")] // all projects of hers are cut to those of the source
    [InlineData("eleven-through-narrow", "")]
    public async Task A_source_sees_no_more_than_its_projects(string key, string referrals)
    {
        var caller = api.Calling(CaseworkApi.OrgKey, "narrow-narrow-narrow", key);

        Ids(await caller.Get("/v2/referrals")).ShouldBe(referrals);
        (await caller.Get("/v2/dictionary/referrals/project"))
            .Json()
            .AsArray()
            .Select(one => (long)one!["id"]!)
            .ShouldBe(referrals.Length == 0 ? [] : [6]);
    }

    /// <summary>They do not exist: the words are those of a misspelling.</summary>
    [Theory]
    [InlineData("clients/religion/1", "unknown_filter")]
    [InlineData("clients/field/religion", "unknown_field")]
    [InlineData("clients/dimension/religion", "unknown_dimension")]
    [InlineData("clients/dimension/gender/metric/religion", "unknown_metric")]
    [InlineData("clients?sort=religion", "unknown_field")]
    [InlineData("clients/relijion/1", "unknown_filter")]
    [InlineData("referrals/client_religion/1", "unknown_filter")]
    [InlineData("referrals/field/client_surname", "unknown_field")]
    [InlineData("referrals/client_gender/1", "unknown_filter")]
    [InlineData("referrals/stage/1", "unknown_filter")]
    [InlineData("dictionary/organisations/religion", "unknown_dictionary")]
    public async Task Hidden_fields_do_not_exist(string path, string code)
    {
        var refused = await api.As(17).Get("/v2/" + path);

        refused.Code().ShouldBe(code);
        refused.Body.ShouldNotContain("hint");
    }

    [Fact]
    public async Task Hidden_fields_are_in_no_list_and_no_answer()
    {
        var caller = api.As(17);

        foreach (
            var path in new[]
            {
                "clients",
                "clients/selectable_fields",
                "clients/filterable_fields",
                "clients/friendly_names",
                "clients/dimensions",
            }
        )
        {
            var answer = await caller.Get("/v2/" + path);
            answer.Status.ShouldBe(200);
            answer.Body.ShouldNotContain("\"surname\"");
            answer.Body.ShouldNotContain("\"religion\"");
        }

        (await caller.Get("/v2/done_contacts/stage/1")).Status.ShouldBe(200, "it is hidden in referrals alone");
    }

    [Fact]
    public async Task A_name_of_somebody_who_is_not_visible_is_not_told()
    {
        await api.Database.Execute("update casework.referral set additional_org_person = 4 where id = 510");

        (await api.User.Get("/v2/referrals/510/field/additional_org_person?resolveIds=ALL"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"additional_org_person":"Ian Smith"}""");
        (await api.As(12).Get("/v2/referrals/510/field/additional_org_person?resolveIds=ALL"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"additional_org_person":4}""");
    }

    [Fact]
    public async Task Who_may_not_ask_for_reports_is_told_so_before_anything_of_the_dimension()
    {
        var refused = await api.As(16).Get("/v2/clients/dimension/nosuch");

        refused.Status.ShouldBe(403);
        refused.Code().ShouldBe("reports_not_allowed");
    }

    [Fact]
    public async Task Branches_are_fields_where_there_are_branches()
    {
        Ids(await api.User.Get("/v2/clients/branch/2")).ShouldBe("2 5");
        (await api.User.Get("/v2/clients/2/field/branch")).Json().ToJsonString().ShouldBe("""{"branch":[1,2]}""");
        (await api.User.Get("/v2/clients/2/field/branch?resolveIds[]=branch"))
            .Json()
            .ToJsonString()
            .ShouldBe("""{"branch":["East","West"]}""");
    }

    private static async Task<long> Counted(HttpClient caller, string path) =>
        (await caller.Get(path)).Json().AsArray().Sum(one => (long)one!["count"]!);

    private static string Ids(Exchange exchange) =>
        string.Join(' ', exchange.Json().AsArray().Select(record => record!["id"]!.ToString()));
}
