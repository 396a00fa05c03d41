using Platform.Tests.Features.Casework;

namespace Platform.Tests.Contract.Authorization;

/// <inheritdoc cref="Matrix"/>
public sealed class CaseworkMatrixTests(CaseworkMatrixTests.Organisations api)
    : IClassFixture<CaseworkMatrixTests.Organisations>
{
    private const string Person = "heliotrope";
    private const string Case = "amaranth";

    /// <summary>
    /// The two organisations; in the first, people are marked, and so is what belongs to project 5. One of its users has
    /// project 6 alone.
    /// </summary>
    public sealed class Organisations : ExtensionWritingApi
    {
        private const int OfOtherProject = 70;
        private const string OtherProjectKey = "0ther9r0ject0ther9r0ject0ther9r0";

        public HttpClient OtherProject => Calling(OrgKey, SourceKey, OtherProjectKey);

        protected override void Configure(IDictionary<string, string?> settings) => Matrix.Still(settings);

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                $"""
                update casework.client set surname = '{Person}' where org_id = 1;
                update casework.referral set description = '{Case}' where org_id = 1 and project_id = 5;
                update casework.contact set description = '{Case}' where org_id = 1 and referral_id in (510, 512);
                insert into casework.app_user (id, org_id, group_id, name, active, all_projects, all_branches, all_types)
                values ({OfOtherProject}, 1, 1, 'Project 6', true, false, true, true);
                insert into casework.user_project (org_id, user_id, project_id) values (1, {OfOtherProject}, 6);
                """
            );
            await database.AddCaseworkKey(OfOtherProject, OtherProjectKey);
        }
    }

    /// <summary>The examples have one number for all records; these are the rows that there are.</summary>
    private static readonly (string Path, string Instead)[] Rows =
    [
        ("/v2/referrals/5", "/v2/referrals/510"),
        ("/v2/referrals/id/5", "/v2/referrals/id/510"),
        ("/v2/cancelled_contacts/5", "/v2/cancelled_contacts/6"),
        ("/v2/cancelled_contacts/id/5", "/v2/cancelled_contacts/id/6"),
        ("/v2/due_contacts/5", "/v2/due_contacts/4"),
        ("/v2/due_contacts/id/5", "/v2/due_contacts/id/4"),
        ("/v2/schedules/5", "/v2/schedules/1"),
        ("/v2/schedules/id/5", "/v2/schedules/id/1"),
        ("/v2/relationships/5", "/v2/relationships/1"),
        ("/v2/workers/5", "/v2/workers/1"),
        ("/v2/extension_database/wellcheck_notes_9", "/v2/extension_database/wellcheck_9"),
        ("/v2/clients/external_id/A-1001", "/v2/clients/external_id/Ext-1"),
        ("/v2/dictionary/search/1/1/1", "/v2/dictionary/search/organisations/district/South"),
        ("/v2/dictionary/search/1/1", "/v2/dictionary/search/client_type/Client"),
        ("/v2/dictionary/1/1", "/v2/dictionary/organisations/district"),
        ("/v2/dictionary/1", "/v2/dictionary/client_type"),
    ];

    [Fact]
    public async Task Every_operation_by_every_caller()
    {
        MatrixCaller[] callers =
        [
            new("none", api.Anonymous, Person, Case) { IsNobody = true },
            new("wrong", api.Calling(CaseworkApi.OrgKey, CaseworkApi.SourceKey, new string('a', 32)), Person, Case)
            {
                IsNobody = true,
            },
            new("mixed", api.Calling(CaseworkApi.OrgKey, CaseworkApi.SourceKey, CaseworkApi.TwinUserKey), Person, Case)
            {
                IsNobody = true,
            },
            new("twin", api.Twin, Person, Case) { Tenant = "2" },
            new("reader", api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey))
            {
                Tenant = "1",
            },
            new("project 6", api.OtherProject, Case) { Tenant = "1" },
            new("user", api.User) { Tenant = "1" },
        ];

        await Verify(await Matrix.Of(api, "Casework", callers, PathOf));
    }

    [Fact]
    public async Task Writes_at_the_same_time() => await Together.Of(api, "Casework", api.User, share: 6, PathOf);

    private static string PathOf(Operation operation)
    {
        var path = operation.ExamplePath;
        var (known, instead) = Rows.FirstOrDefault(row => path.StartsWith(row.Path, StringComparison.Ordinal));

        return (known is null ? path : instead + path[known.Length..]).Replace(
            "referral/2289",
            "referral/510",
            StringComparison.Ordinal
        );
    }
}
