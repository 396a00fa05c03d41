using Platform.Features.Casework;

namespace Platform.Tests.Contract;

/// <summary>
/// The same beside which no job writes, with whatever an operation's example needs that the demo data does not have.
/// </summary>
public sealed class DemoRight : EveryRight
{
    private const string Organisation = "0r6an15a710n0r6an15a710n0r6an15a";

    /// <summary>A caller for whom the examples of the document are there; in Casework of the demo organisation.</summary>
    internal async Task<HttpClient> CallerFor(string area, Operation operation)
    {
        var caller = area == "Casework" ? await NewClerk() : await NewCaller(area);
        await Database.Execute(
            operation.Id switch
            {
                { } test when test.StartsWith("Learning.CreateTest.", StringComparison.Ordinal) =>
                    "delete from learning.assessment where kind = 'test'",
                { } poll when poll.StartsWith("Learning.CreatePoll.", StringComparison.Ordinal) =>
                    "delete from learning.assessment where kind <> 'test'",
                "Learning.AddLessonFile" => "select setval('learning.lesson_file_id_seq', 1000)",
                "Learning.RegisterForEvent.event" => "update learning.event set private = true where id = 1",
                "Monitoring.WriteCalculatedIndicatorComponent" =>
                    "delete from monitoring.calculated_indicator_component where indicator_id = 3 and indicator_component_id = 2",
                _ => "select 1",
            }
        );

        return caller;
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Jobs:Enabled"] = "false";
        settings["Sync:AllowRegistration"] = "true";
    }

    private async Task<HttpClient> NewClerk()
    {
        var key = Guid.NewGuid().ToString("N");
        await Database.Execute(
            """
            update casework.org set key_hash = :org where id = (select min(id) from casework.org);
            with source as (
                insert into casework.source (name, key_hash) values (:name, :key) returning id
            ),

            allowed as (
                insert into casework.org_source (org_id, source_id)
                select org.id, source.id
                from source
                cross join (select min(id) as id from casework.org) as org
                returning org_id, source_id
            ),

            person as (
                insert into casework.app_user (org_id, group_id, name, all_projects, all_branches)
                select
                    allowed.org_id,
                    (
                        select user_group.id
                        from casework.user_group
                        where user_group.org_id = allowed.org_id
                        order by user_group.referral_admin desc, user_group.id
                        limit 1
                    ),
                    :name,
                    true,
                    true
                from allowed
                returning id, org_id
            )

            insert into casework.user_key (key_hash, org_id, user_id, source_id)
            select :key, person.org_id, person.id, allowed.source_id from person cross join allowed
            """,
            ("name", key),
            ("org", KeyCache.DigestOf(Organisation)),
            ("key", KeyCache.DigestOf(key))
        );

        return WithHeaders(("Org", Organisation), ("Source", key), ("User", key));
    }
}
