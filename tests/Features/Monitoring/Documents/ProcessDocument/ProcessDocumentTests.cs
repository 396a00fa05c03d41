using System.Text.Json.Nodes;
using Platform.Tests.Features.Monitoring.Documents.Files;

namespace Platform.Tests.Features.Monitoring.Documents.ProcessDocument;

public sealed class ProcessDocumentTests(ProcessDocumentTests.Processing api)
    : IClassFixture<ProcessDocumentTests.Processing>
{
    /// <summary>Waits longer for a job than a client for its answer.</summary>
    public sealed class Processing : DocumentsApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Documents:AnswerWithinSeconds"] = "600";
        }
    }

    private const string Path = "/api/v2/document_process/";
    private const string June = "region,campaign,missed,target\nA,June,5,50\nB,June,6,\nA,July,7,70\n";

    [Fact]
    public async Task Processes_and_shows_what_is_to_be_mapped()
    {
        await Begin();
        var document = await api.Upload(June);
        var exchanges = new[]
        {
            await api.Process(document),
            await api.AsWriter.Get($"/api/v2/document_review/?document_id={document}"),
            await api.AsWriter.Get($"{Path}?document_id={document}"),
        };

        await Verify(exchanges);
    }

    [Fact]
    public async Task Processes_a_long_file_and_a_workbook()
    {
        await Begin();
        var text = await api.Ingest(
            "region,campaign,indicator,value\nA,June,missed,5\nA,June,target,50\n",
            DocumentsApi.Long
        );
        var workbook = DocumentFileTests.Workbook(["region", "campaign", "missed", "target"], ["A", "June", 5.0, 50.0]);
        var uploaded = await api.AsWriter.Send(
            HttpMethod.Post,
            "/api/v2/document/",
            DocumentsApi.File(workbook, "june.xlsx")
        );
        var document = (int)JsonNode.Parse(uploaded.Body)!["objects"]!["new_id"]!;

        (await api.Process(document)).Body.ShouldContain("\"source_datapoint_count\":2,\"new_regions\":0");
        (await Cells(document)).ShouldBe([
            $"0 A June missed 5 doc_id:{document}-row_no:0",
            $"0 A June target 50 doc_id:{document}-row_no:0",
        ]);
        (await Cells(text)).ShouldBe([
            $"0 A June missed 5 doc_id:{text}-row_no:0",
            $"1 A June target 50 doc_id:{text}-row_no:1",
        ]);
    }

    [Fact]
    public async Task Refusals()
    {
        await Begin();
        var document = await api.Upload(June);
        var placeholder = await api.AsWriter.Post("/api/v2/document/", """{"doc_text":"form"}""");
        var form = (int)JsonNode.Parse(placeholder.Body)!["objects"]!["new_id"]!;
        const string Columns = "\"region_code_col\":\"geocode\",\"campaign_col\":\"month\",\"indicator_col\":";
        var exchanges = new[]
        {
            await api.Anonymous.Post(Path, DocumentsApi.Columns(document)),
            await api.Process(document, api.Reader),
            await api.Process(document, api.Local),
            await api.Process(999_999),
            await api.AsWriter.Post(Path, "{}"),
            await api.AsWriter.Post(Path, """{"document_id":"x","id":5,"colour":"red"}"""),
            await api.Process(document, columns: Columns + "\"indicator\""),
            await api.Process(document, columns: Columns + "\"cols_are_indicators\""),
            await api.Process(document, columns: DocumentsApi.Long),
            await api.Process(await api.Upload("region,campaign,missed,missed\nA,June,5,6\n")),
            await api.Process(await api.Upload("region,campaign,missed\nA,June,5\nB,June,6,7\n")),
            await api.Process(await api.Upload("\n")),
            await api.Process(form),
            await api.AsWriter.Post(Path, "[]"),
            await api.AsWriter.Post(Path, "{"),
            await api.AsWriter.Get(Path + "?colour=red"),
        };

        await Verify(exchanges);
        (await api.Database.Value<long>("select count(*) from monitoring.source_datapoint")).ShouldBe(0);
    }

    [Fact]
    public async Task Header_only_is_processed_with_nothing_in_it()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed\n");

        (
            await api.Database.Rows(
                "select is_processed, source_datapoint_count, master_datapoint_count from monitoring.document where id = :id",
                ("id", document)
            )
        ).ShouldBe(["true | 0 | 0"]);
    }

    [Fact]
    public async Task Again_with_the_same_columns_changes_nothing()
    {
        await Begin();
        var document = await api.Ingest(June);
        var before = await Everything(document);

        var again = await api.Process(document);

        again.Body.ShouldContain(
            "\"source_datapoint_count\":5,\"new_regions\":0,\"new_campaigns\":0,\"new_indicators\":0"
        );
        (await Everything(document)).ShouldBe(before);
    }

    [Fact]
    public async Task With_other_columns_the_cells_are_replaced_and_what_is_synchronised_stays_until_the_refresh()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed,target,area\nA,June,5,50,A\nB,June,6,60,C\n");
        await api.Map("region", ("A", 11), ("B", 12));
        await api.Map("campaign", ("June", 1));
        await api.Map("indicator", ("missed", 1), ("target", 2));
        (await api.Refreshed(document)).ShouldBe("""created 4, master_datapoint_count 4, skipped {"UNMAPPED":2}""");
        var reviews = await Reviews(document);

        // The second time the column area is the region, so region is an indicator and B is gone.
        var columns = DocumentsApi.Wide.Replace("\"region\"", "\"area\"", StringComparison.Ordinal);
        (await api.Process(document, columns: columns)).Status.ShouldBe(200);

        (await api.Stored()).Count.ShouldBe(4);
        (await Reviews(document)).Intersect(reviews).Count().ShouldBeGreaterThanOrEqualTo(3, "rows keep their ids");
        (await Reviews(document)).ShouldNotContain(row => row.Contains("region B"));

        (await api.Refreshed(document)).ShouldBe(
            """deleted 2, unchanged 2, master_datapoint_count 2, skipped {"UNMAPPED":4}"""
        );
        (await api.Stored()).ShouldBe([$"11 1 1: 5 from {document}", $"11 1 2: 50 from {document}"]);
        await api.ShouldBeResolved();

        // And back again.
        (await api.Process(document)).Status.ShouldBe(200);
        (await api.Refreshed(document)).ShouldBe(
            """created 2, unchanged 2, master_datapoint_count 4, skipped {"UNMAPPED":2}"""
        );
    }

    [Fact]
    public async Task Withdrawn_cells_keep_their_datapoints_until_the_refresh()
    {
        await Begin();
        var document = await api.Ingest(
            "region,campaign,indicator,value\nA,June,missed,5\nA,June,target,50\n",
            DocumentsApi.Long
        );
        await api.Map("region", ("A", 11));
        await api.Map("campaign", ("June", 1));
        await api.Map("indicator", ("missed", 1), ("target", 2));
        (await api.Refreshed(document)).ShouldBe("created 2, master_datapoint_count 2");

        (await api.Process(document)).Body.ShouldContain("\"source_datapoint_count\":4"); // wide: indicator and value

        (await api.Stored()).Count.ShouldBe(2);
        (await Counts(document)).ShouldBe("4 | 2");
        (await api.Refreshed(document)).ShouldBe("""deleted 2, skipped {"UNMAPPED":4}""");
        (await Counts(document)).ShouldBe("4 | 0");
        (await api.Database.Value<long>("select count(*) from monitoring.source_datapoint")).ShouldBe(4);
    }

    [Fact]
    public async Task A_string_exists_once_whichever_document_brought_it()
    {
        await Begin();
        var first = await api.Ingest("region,campaign,missed\nA,June,5\na,June,6\nA  b,June,7\n");
        await api.Map("region", ("A", 11));
        var second = await api.Ingest("region,campaign,missed\nA,June,8\n");

        (await api.Database.Rows("select region_code from monitoring.source_region order by id")).ShouldBe(
            ["A", "A  b", "a"],
            ignoreOrder: true
        );
        (
            await api.Database.Rows(
                """
                select document_id, master_object_id
                from monitoring.document_review_detail
                where source_string = 'A'
                order by document_id
                """
            )
        ).ShouldBe([$"{first} | 11", $"{second} | 11"]);
    }

    [Fact]
    public async Task Twice_at_once_is_as_good_as_once()
    {
        await Begin();
        var document = await api.Upload(June);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.Process(document)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        answers.Sum(answer => (int)JsonNode.Parse(answer.Body)!["objects"]!["new_regions"]!).ShouldBe(2);
        (await api.Database.Value<long>("select count(*) from monitoring.source_datapoint")).ShouldBe(5);
    }

    [Fact]
    public async Task Documents_with_the_same_new_strings_at_once_get_them_once()
    {
        await Begin();
        var documents = new List<int>();
        for (var at = 0; at < 4; at++)
        {
            documents.Add(await api.Upload(June.Replace("5,50", $"5,{at}")));
        }

        var answers = await Task.WhenAll(documents.Select(document => api.Process(document)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await api.Database.Value<long>("select count(*) from monitoring.source_region")).ShouldBe(2);
        (await api.Database.Value<long>("select count(*) from monitoring.document_review")).ShouldBe(4 * 6);
    }

    [Fact]
    public async Task Who_does_not_want_to_wait_gets_a_202_and_looks_later()
    {
        await Begin();
        var document = await api.Upload(June);

        var accepted = await api.AsWriter.Post(Path, DocumentsApi.Columns(document), ("Prefer", "respond-async"));
        accepted.Status.ShouldBe(202, accepted.Body);
        var job = (long)JsonNode.Parse(accepted.Body)!["objects"]!["job_id"]!;
        accepted.Head.ShouldContain($"Location: {Path}{job}/");
        JsonNode row = null!;
        await Eventually.Until(async () =>
        {
            row = await api.AsWriter.One($"{Path}{job}/");

            return (string?)row["state"] is not ("queued" or "running");
        });

        ((string?)row["state"]).ShouldBe("done");
        ((long)row["done"]!).ShouldBe(5);
        ((long)row["total"]!).ShouldBe(5);
        ((int)row["result"]!["source_datapoint_count"]!).ShouldBe(5);
    }

    /// <summary>What the job waits for is committed with the answer, so that must not wait for the job.</summary>
    [Fact]
    public async Task With_a_key_it_is_begun_once_and_not_waited_for()
    {
        await Begin();
        var document = await api.Upload(June);
        var key = ("Idempotency-Key", "june-1");

        var first = await api.AsWriter.Post(Path, DocumentsApi.Columns(document), key);
        var again = await api.AsWriter.Post(Path, DocumentsApi.Columns(document), key);
        await Eventually.Until(async () => (string?)(await api.AsWriter.One($"{Path}5/"))["state"] == "done");

        first.Status.ShouldBe(202, first.Body);
        first.Head.ShouldContain($"Location: {Path}5/");
        first.Head.ShouldNotContain("Preference-Applied");
        (again.Status, again.Body).ShouldBe((202, first.Body));
        (await api.Database.Value<long>("select count(*) from monitoring.document_job")).ShouldBe(1);
    }

    private async Task Begin()
    {
        await api.Clear();
        await api.Database.Execute(
            """
            alter sequence monitoring.document_id_seq restart with 17;
            alter sequence monitoring.document_job_id_seq restart with 5;
            alter sequence monitoring.document_review_id_seq restart with 1;
            alter sequence monitoring.source_region_id_seq restart with 301;
            alter sequence monitoring.source_campaign_id_seq restart with 401;
            alter sequence monitoring.source_indicator_id_seq restart with 501;
            """
        );
    }

    private Task<IReadOnlyList<string>> Cells(int document) =>
        api.Database.Rows(
            """
            select concat_ws(' ', row_number, region_code, campaign_string, indicator_string, cell_value, source_guid)
            from monitoring.source_datapoint
            where document_id = :id
            order by row_number, column_number
            """,
            ("id", document)
        );

    private Task<IReadOnlyList<string>> Reviews(int document) =>
        api.Database.Rows(
            """
            select id, db_model || ' ' || source_string
            from monitoring.document_review_detail
            where document_id = :id
            order by id
            """,
            ("id", document)
        );

    private async Task<string> Counts(int document) =>
        (
            await api.Database.Rows(
                "select source_datapoint_count, master_datapoint_count from monitoring.document where id = :id",
                ("id", document)
            )
        ).Single();

    /// <summary>Row versions included: nothing was even rewritten.</summary>
    private async Task<IReadOnlyList<string>> Everything(int document) =>
        [
            .. await api.Database.Rows(
                "select id, xmin::text, row_number, cell_value from monitoring.source_datapoint where document_id = :id order by id",
                ("id", document)
            ),
            .. await api.Database.Rows(
                "select id, xmin::text, db_model, source_dp_count from monitoring.document_review where document_id = :id order by id",
                ("id", document)
            ),
            await Counts(document),
        ];
}
