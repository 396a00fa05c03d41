using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Features.Monitoring.Documents;

/// <summary>
/// A small country with people and indicators, and the verbs of ingest: upload, process, map (by SQL), refresh.
/// Regions: 1 country, 2 and 3 provinces, 11 to 13 districts of 2, 21 of 3, 31 another country of another office.
/// Campaigns 1 and 2 of office 1, 3 of office 2. Indicators 1 to 4, the writer's group has 1 to 3.
/// </summary>
public class DocumentsApi : Api
{
    public static readonly DateTimeOffset Time = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    protected override DateTimeOffset? Now => Time;

    /// <summary>May upload; writes everything in country 1 and indicators 1 to 3.</summary>
    public TestAccount Writer { get; private set; } = null!;

    /// <summary>May upload; writes district 11 only.</summary>
    public TestAccount Local { get; private set; } = null!;

    /// <summary>May do nothing but look.</summary>
    public TestAccount Reader { get; private set; } = null!;

    /// <summary>Manages the system, has no regions.</summary>
    public TestAccount Manager { get; private set; } = null!;

    public HttpClient AsWriter => As(Writer);

    protected override void Configure(IDictionary<string, string?> settings) =>
        settings["Documents:MaxBytes"] = "200000";

    protected override async Task Arrange(TestDatabase database)
    {
        Writer = await database.AddAccount("writer");
        Local = await database.AddAccount("local");
        Reader = await database.AddAccount("reader");
        Manager = await database.AddAccount("manager");
        await database.Execute(
            """
            insert into monitoring.office (id, name) values (1, 'Nigeria'), (2, 'Pakistan');
            insert into monitoring.region_type (id, name) values (1, 'Country'), (2, 'Province'), (3, 'District');
            insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id, parent_region_id)
            values
                (1, 'Nigeria', 'NG', 'nigeria', 1, 1, null),
                (2, 'Kano', 'NG-KN', 'kano', 2, 1, 1),
                (3, 'Borno', 'NG-BO', 'borno', 2, 1, 1),
                (11, 'Dala', 'NG-KN-1', 'dala', 3, 1, 2),
                (12, 'Gwale', 'NG-KN-2', 'gwale', 3, 1, 2),
                (13, 'Rano', 'NG-KN-3', 'rano', 3, 1, 2),
                (21, 'Biu', 'NG-BO-1', 'biu', 3, 1, 3),
                (31, 'Pakistan', 'PK', 'pakistan', 1, 2, null);
            insert into monitoring.campaign_type (id, name) values (1, 'National Immunization Days');
            insert into monitoring.campaign (id, name, slug, office_id, campaign_type_id, start_date, end_date)
            values
                (1, 'Nigeria June 2015', 'nigeria-june-2015', 1, 1, '2015-06-01', '2015-06-04'),
                (2, 'Nigeria July 2015', 'nigeria-july-2015', 1, 1, '2015-07-01', '2015-07-04'),
                (3, 'Pakistan June 2015', 'pakistan-june-2015', 2, 1, '2015-06-01', '2015-06-04');
            insert into monitoring.indicator (id, name, short_name, slug, source_id)
            values
                (1, 'Missed children', 'missed', 'missed', 1),
                (2, 'Target children', 'target', 'target', 1),
                (3, 'Share missed', 'share', 'share', 1),
                (4, 'Vaccinators', 'vaccinators', 'vaccinators', 1);
            insert into monitoring.calculated_indicator_component (indicator_id, indicator_component_id, calculation)
            values (3, 1, 'PART'), (3, 2, 'WHOLE');
            insert into monitoring.app_group (id, name) values (1, 'Field');
            insert into monitoring.group_permission (group_id, indicator_id) values (1, 1), (1, 2), (1, 3);
            insert into monitoring.user_group (user_id, group_id) values (:writer, 1), (:local, 1);
            insert into monitoring.region_permission (user_id, region_id, read_write)
            values (:writer, 1, 'w'), (:writer, 31, 'w'), (:local, 11, 'w'), (:reader, 1, 'r');
            insert into monitoring.user_permission (user_id, auth_code)
            values (:writer, 'upload_csv'), (:local, 'upload_csv'), (:manager, 'manage_system');
            """,
            ("writer", Writer.Id),
            ("local", Local.Id),
            ("reader", Reader.Id),
            ("manager", Manager.Id)
        );
    }

    /// <summary>A multipart body as browsers send it, with a boundary that does not change.</summary>
    public static HttpContent File(byte[] content, string name, params (string Name, string Value)[] fields)
    {
        var body = new MultipartFormDataContent("-- boundary --".Replace(" ", ""));
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        body.Add(part, "docfile", name);
        foreach (var (field, value) in fields)
        {
            body.Add(new StringContent(value), field);
        }

        return body;
    }

    public static HttpContent File(string content, string name = "june.csv", params (string, string)[] fields) =>
        File(Encoding.UTF8.GetBytes(content), name, fields);

    /// <summary>The id of the new document.</summary>
    public async Task<int> Upload(string content, TestAccount? account = null, string name = "june.csv")
    {
        var uploaded = await As(account ?? Writer).Send(HttpMethod.Post, "/api/v2/document/", File(content, name));
        uploaded.Status.ShouldBe(200, uploaded.Body);

        return (int)JsonNode.Parse(uploaded.Body)!["objects"]!["new_id"]!;
    }

    public Task<Exchange> Process(int documentId, TestAccount? account = null, string? columns = null) =>
        As(account ?? Writer).Post("/api/v2/document_process/", Columns(documentId, columns));

    public static string Columns(int documentId, string? columns = null) =>
        $$"""{"document_id":{{documentId}},{{columns ?? Wide}}}""";

    public const string Wide = """
        "region_code_col":"region","campaign_col":"campaign","indicator_col":"cols_are_indicators"
        """;

    public const string Long = """
        "region_code_col":"region","campaign_col":"campaign","indicator_col":"indicator","value_col":"value"
        """;

    public Task<Exchange> Refresh(int documentId, TestAccount? account = null, int? indicatorId = null) =>
        As(account ?? Writer)
            .Post(
                "/api/v2/refresh_master/",
                indicatorId is null
                    ? $$"""{"document_id":{{documentId}}}"""
                    : $$"""{"document_id":{{documentId}},"indicator_id":{{indicatorId}}}"""
            );

    /// <summary>Uploaded and processed by the writer.</summary>
    public async Task<int> Ingest(string content, string? columns = null)
    {
        var document = await Upload(content);
        var processed = await Process(document, columns: columns);
        processed.Status.ShouldBe(200, processed.Body);

        return document;
    }

    /// <summary>The <c>objects</c> of a refresh, compact: <c>created 2, skipped {"NO_VALUE":1}</c>.</summary>
    public async Task<string> Refreshed(int documentId, TestAccount? account = null, int? indicatorId = null)
    {
        var refreshed = await Refresh(documentId, account, indicatorId);
        refreshed.Status.ShouldBe(200, refreshed.Body);
        var counts = JsonNode.Parse(refreshed.Body)!["objects"]!.AsObject();

        return string.Join(
            ", ",
            counts
                .Where(count => count.Key != "document_id" && count.Value!.ToJsonString() is not ("0" or "{}"))
                .Select(count => $"{count.Key} {count.Value!.ToJsonString()}")
        );
    }

    /// <summary>Maps strings to ids; what is mapped already changes.</summary>
    public async Task Map(string model, params (string Source, int Id)[] maps)
    {
        var column = model == "region" ? "region_code" : model + "_string";
        foreach (var (source, id) in maps)
        {
            await Database.Execute(
                $"""
                insert into monitoring.{model}_map (source_object_id, master_object_id, mapped_by_id)
                select id, :master, :mapped_by from monitoring.source_{model} where {column} = :source
                on conflict (source_object_id) do update set master_object_id = excluded.master_object_id
                """,
                ("master", id),
                ("mapped_by", Writer.Id),
                ("source", source)
            );
        }
    }

    public Task Unmap(string model, string source)
    {
        var column = model == "region" ? "region_code" : model + "_string";

        return Database.Execute(
            $"""
            delete from monitoring.{model}_map
            using monitoring.source_{model} as source
            where source.id = source_object_id and source.{column} = :source
            """,
            ("source", source)
        );
    }

    /// <summary>All stored values, <c>11 1 1: 5</c> (region, campaign, indicator), with the document that they come from.</summary>
    public Task<IReadOnlyList<string>> Stored() =>
        Database.Rows(
            """
            select
                datapoint.region_id || ' ' || datapoint.campaign_id || ' ' || datapoint.indicator_id || ': '
                || coalesce(datapoint.value::text, 'none')
                || coalesce(' from ' || source_datapoint.document_id, ' typed')
            from monitoring.datapoint
            left join monitoring.source_datapoint on source_datapoint.id = datapoint.source_datapoint_id
            order by datapoint.region_id, datapoint.campaign_id, datapoint.indicator_id
            """
        );

    /// <summary>The resolved value, which readers see.</summary>
    public async Task<double?> Value(int regionId, int campaignId, int indicatorId) => (
            await Database.Rows(
                """
                select value
                from monitoring.datapoint_resolved
                where region_id = :region_id and campaign_id = :campaign_id and indicator_id = :indicator_id
                """,
                ("region_id", regionId),
                ("campaign_id", campaignId),
                ("indicator_id", indicatorId)
            )
        ).Where(text => text != "null").Select(text => (double?)double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();

    /// <summary>What keeps the read model right is the write; made anew it is the same.</summary>
    public async Task ShouldBeResolved()
    {
        const string All = """
            select campaign_id, region_id, indicator_id, stored, value
            from monitoring.datapoint_resolved
            where value is not null
            order by 1, 2, 3
            """;
        var kept = await Database.Rows(All);
        await Database.Execute("select monitoring.rebuild()");
        kept.ShouldBe(await Database.Rows(All));
    }

    /// <summary>Whether the store has a file of this name.</summary>
    public async Task<bool> IsKept(string name)
    {
        await using var content = await Services.GetRequiredService<IFileStore>().Open(name, default);

        return content is not null;
    }

    /// <summary>Nothing of earlier tests of the class is left.</summary>
    public Task Clear() =>
        Database.Execute(
            """
            delete from monitoring.datapoint;
            delete from monitoring.document;
            delete from monitoring.region_map;
            delete from monitoring.campaign_map;
            delete from monitoring.indicator_map;
            delete from monitoring.source_region;
            delete from monitoring.source_campaign;
            delete from monitoring.source_indicator;
            delete from monitoring.datapoint_history;
            select monitoring.rebuild();
            """
        );
}
