using System.Text.Json.Nodes;
using Platform.Features.Casework;

namespace Platform.Tests.Contract;

/// <summary>
/// The same beside which no job writes, with whatever the examples of the documents need that the demo data does not have.
/// Whatever an operation changes is taken back by <see cref="Undo"/>, so that each finds the same.
/// </summary>
public sealed class DemoRight : EveryRight
{
    private const string Organisation = "0r6an15a710n0r6an15a710n0r6an15a";

    /// <summary>Of an export and an import.</summary>
    private const string Number = "6f1c7a52-1d53-4f0e-9d5e-0a9d3f1b2c3d";

    private readonly Dictionary<string, (HttpClient One, HttpClient Another)> _callers = [];
    private ChangeLog? _changes;

    /// <summary>
    /// What was changed since the last <see cref="Undo"/>, but for when a token was last used and that a file came, which
    /// is noted lest it stays where nothing refers to it.
    /// </summary>
    internal async Task<IReadOnlyList<string>> Changed() =>
        [
            .. (await _changes!.Seen()).Where(line =>
                line != "update identity.token" && !line.EndsWith(".file_removal", StringComparison.Ordinal)
            ),
        ];

    internal async Task Undo()
    {
        await _changes!.Undo();
        ForgetWhatIsKept();
    }

    /// <summary>Callers for whom the examples of the document are there; in Casework of the demo organisation.</summary>
    internal async Task<(HttpClient One, HttpClient Another)> CallersFor(string area)
    {
        if (!_callers.TryGetValue(area, out var callers))
        {
            var one = await NewCallerFor(area);
            await AddRows(area, one);
            _callers[area] = callers = (one, await NewCallerFor(area));
            _changes ??= await ChangeLog.On(Database);
            await _changes.Keep();
        }

        return callers;
    }

    /// <summary>Where examples of several operations cannot be true at once: makes one's own true, until <see cref="Undo"/>.</summary>
    internal async Task Prepare(Operation operation)
    {
        await Database.Execute(
            operation.Id!.Split('.') switch
            {
                ["Learning", "CreateTest", ..] => "delete from learning.assessment where kind = 'test'",
                ["Learning", "CreatePoll", ..] => "delete from learning.assessment where kind <> 'test'",
                ["Learning", "DeleteSpecialization"] => """
                delete from learning.course_specialization where specialization_id = 1;
                update learning.profile set specialization_id = null where specialization_id = 1;
                """,
                ["Learning", "SubmitTest", "event_test"] => Asked(1),
                ["Learning", "SubmitTest", "webinar_test"] => Asked(2),
                ["Learning", "SubmitTest", "course_test"] => Asked(3) + Started + Finished,
                ["Learning", "SubmitTest", "lesson_test"] => Asked(4) + Started,
                ["Learning", "SubmitPoll"] => Asked(5),
                ["Learning", "SubmitRealtimePoll"] => Asked(6),
                ["Monitoring", "WriteCalculatedIndicatorComponent"] =>
                    "delete from monitoring.calculated_indicator_component where indicator_id = 3 and indicator_component_id = 2",
                _ => "select 1",
            }
        );
        ForgetWhatIsKept();
    }

    /// <summary>The example of the document, or an object that is there; of Monitoring's the last, on which least depends.</summary>
    internal static async Task<string> PathOf(HttpClient caller, Operation operation)
    {
        var path = operation
            .ExamplePath.Replace("/webinars/1/", "/webinars/2/", StringComparison.Ordinal) // event 1 is none
            .Replace("ports/1", $"ports/{Number}", StringComparison.Ordinal);

        if (operation.Path.StartsWith("/api/v2/", StringComparison.Ordinal) && operation.Path.Contains("/{id}/"))
        {
            var list = operation.Path.Split("{id}")[0];

            return operation.Path.Replace("{id}", await Last($"{list}?limit=0"), StringComparison.Ordinal);
        }

        if (
            operation.Path.StartsWith("/v2/", StringComparison.Ordinal)
            && operation.Path.EndsWith("/{id}", StringComparison.Ordinal)
        )
        {
            var parent = path[..path.LastIndexOf('/')];
            var list = parent.EndsWith("/id", StringComparison.Ordinal) ? parent[..^3] : parent;

            return $"{parent}/{await Last($"{list}?limit=1")}";
        }

        return path;

        async Task<string> Last(string list)
        {
            var rows = JsonNode.Parse((await RawAnswer.Of(caller, "GET", list)).Body)!;

            return $"{((rows as JsonArray) ?? rows["objects"]!.AsArray())[^1]!["id"]}";
        }
    }

    /// <summary>The example, with <paramref name="more"/> behind it; of a form in parts a new boundary each time, as clients make it.</summary>
    internal static HttpContent ContentOf(Operation operation, string more = "")
    {
        if (operation.ExampleBody is not null || operation.Json["requestBody"] is null)
        {
            return Exchanges.Body((operation.ExampleBody ?? "{}") + more);
        }

        var isImport = operation.Id == "Chat.CreateImport";
        var form = new MultipartFormDataContent(Guid.NewGuid().ToString("N"));
        if (isImport)
        {
            form.Add(new StringContent("users"), "type");
        }
        else if (operation.Id!.Contains("LessonFile", StringComparison.Ordinal))
        {
            form.Add(new StringContent("Notes"), "name");
        }

        form.Add(Exchanges.Body((isImport ? "[]" : "%PDF-1.4 x") + more, "application/pdf"), "file", "a.pdf");

        return form;
    }

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Jobs:Enabled"] = "false";
        settings["Sync:AllowRegistration"] = "true";
    }

    private Task<HttpClient> NewCallerFor(string area) => area == "Casework" ? NewClerk() : NewCaller(area);

    private async Task AddRows(string area, HttpClient caller)
    {
        await Database.Execute(
            area switch
            {
                "Monitoring" => """
                insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
                select id, 'Region ' || id, 'R-' || id, 'region-' || id, 2, 2, 1 from unnest(array[12908, 12910]) as id;
                insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
                values (12908, 'Campaign', 'campaign', 2, 1, '2018-06-01', '2018-06-04');
                insert into monitoring.indicator (id, name, short_name, slug, source_id)
                select id, 'Indicator ' || id, 'i' || id, 'indicator-' || id, 1 from unnest(array[21, 12908]) as id;
                insert into monitoring.app_group (id, name) values (7, 'Group 7');
                insert into monitoring.custom_dashboard (title, owner_id)
                select 'Kesteria', max(id) from identity.account;
                insert into monitoring.campaign_type (name) values ('Monthly round');
                insert into monitoring.source (source_name) values ('paper');
                insert into monitoring.indicator_bound (indicator_id, mn_val, bound_name) values (12908, 0.5, 'good');

                -- Of each kind one string that is mapped, and one that is not.
                insert into monitoring.source_region (id, region_code, source_guid)
                select id, 's' || id, 'g' || id from unnest(array[1, 184381]) as id;
                insert into monitoring.source_campaign (id, campaign_string, source_guid)
                select id, 's' || id, 'g' || id from unnest(array[1, 184381]) as id;
                insert into monitoring.source_indicator (id, indicator_string, source_guid)
                select id, 's' || id, 'g' || id from unnest(array[1, 184381]) as id;
                insert into monitoring.region_map (source_object_id, master_object_id, mapped_by_id)
                select 1, 12910, max(id) from identity.account;
                insert into monitoring.campaign_map (source_object_id, master_object_id, mapped_by_id)
                select 1, 1, max(id) from identity.account;
                insert into monitoring.indicator_map (source_object_id, master_object_id, mapped_by_id)
                select 1, 21, max(id) from identity.account;

                alter sequence monitoring.document_id_seq restart with 17;
                """,
                "Chat" => $"""
                insert into chat.export (app_id, unique_id, resource_name, original_filename)
                select max(id), '{Number}', 'comments', 'comments.jsonl' from chat.app;
                insert into chat.import (app_id, unique_id, resource_name, original_filename, size)
                select max(id), '{Number}', 'comments', 'comments.jsonl', 1 from chat.app;
                """,
                "Casework" => """
                insert into casework.external_referral (id, org_id, source_id)
                select 5, org_source.org_id, org_source.source_id
                from casework.org_source
                order by org_source.org_id
                limit 1;
                insert into casework.external_referral_person (id, org_id, batch_id, idx, org_type_id, surname)
                select 510, org_id, id, 0, 1, 'Smith' from casework.external_referral where id = 5;
                """,
                "Learning" => """
                update learning.event set private = true, testing_end_date = '2126-12-01Z' where id in (1, 2);
                """,
                _ => "select 1",
            }
        );

        if (area == "Monitoring")
        {
            await AddDocument(caller);
        }
    }

    /// <summary>Document 17 with its file, a cell, a string to be mapped and a job that is done.</summary>
    private async Task AddDocument(HttpClient caller)
    {
        var file = Exchanges.Body("geocode,campaign,vacc\ns1,s1,12\n", "text/csv");
        var sent = await caller.Send(
            HttpMethod.Post,
            "/api/v2/document/",
            new MultipartFormDataContent { { file, "docfile", "june.csv" } }
        );
        sent.Body.ShouldContain("\"new_id\":17");
        await Database.Execute(
            """
            insert into monitoring.source_datapoint (
                document_id, row_number, source_guid, region_code, campaign_string, indicator_string, cell_value
            )
            values (17, 0, 'g1', 's1', 's1', 's1', '12');
            insert into monitoring.document_review (document_id, db_model, source_object_id) values (17, 'region', 1);
            insert into monitoring.document_job (document_id, kind, settings, created_by_id, state, created_at, run_at)
            select 17, 'process', '{}', created_by_id, 'refused', '2026-11-20Z', '2026-11-20Z' from monitoring.document;
            """
        );
    }

    /// <summary>The questions of the examples under one assessment, each with the answers that are chosen.</summary>
    private static string Asked(int assessment) =>
        $"""
            update learning.question set assessment_id = {assessment}, multiple_answers = id = 3 where id in (1, 2, 3);
            insert into learning.answer (id, question_id, title, created, updated)
            select chosen.id, chosen.question_id, 'a', '2026-11-01Z', '2026-11-01Z'
            from (values (4, 1), (5, 2), (12, 3), (13, 3)) as chosen (id, question_id)
            on conflict (id) do update set question_id = excluded.question_id;
            """;

    private const string Started = """
        insert into learning.course_pass (course_id, account_id, number, started_at)
        select 1, id, 100, '2026-11-01Z' from identity.account where username like 'caller-%';
        """;

    private const string Finished = """
        insert into learning.lesson_pass (course_pass_id, lesson_id, finished_at)
        select course_pass.id, lesson.id, '2026-11-01Z'
        from learning.course_pass
        inner join learning.lesson on lesson.course_id = course_pass.course_id
        where course_pass.number = 100;
        """;

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
