using System.Text.Json.Nodes;
using Platform.Tests.Features.Monitoring.Documents;

namespace Platform.Tests.Features.Monitoring.SourceDatapoints.ListSourceDatapoints;

public sealed class ListSourceDatapointsTests(ListSourceDatapointsTests.Documents api)
    : IClassFixture<ListSourceDatapointsTests.Documents>
{
    public sealed class Documents : DocumentsApi;

    private const string Path = "/api/v2/source_datapoint/";

    private const string Numbers = """
        region,campaign,indicator,value
        KES-OAK,round 1,vaccinated,"12"
        KES-OAK,round 2,vaccinated,"1,5"
        KES-OAK,round 3,vaccinated,"1 234"
        KES-SAL,round 1,vaccinated,"٤٢"
        KES-SAL,round 2,vaccinated,"TRUE"
        KES-SAL,round 3,vaccinated,"35%"
        KES-???,round 1,vaccinated,"7"

        """;

    [Fact]
    public async Task Tells_of_each_cell_what_became_of_it()
    {
        await Begin();
        var document = await api.Ingest(Numbers, DocumentsApi.Long);
        await Map();
        (await api.Refreshed(document)).ShouldBe(
            """created 2, master_datapoint_count 2, skipped {"NO_VALUE":4,"UNMAPPED":1}"""
        );

        await Verify(
            new[]
            {
                await api.AsWriter.Get($"{Path}?document_id={document}"),
                await api.AsWriter.Get($"{Path}?document_id={document}&reason__isnull=false&format=csv"),
                await api.AsWriter.Get($"{Path}?document_id={document}&row=1"),
            }
        );
        (await api.AsWriter.Ids($"{Path}?document_id={document}&status=UNMAPPED")).ShouldBe("7");
        (await api.AsWriter.Ids($"{Path}?status__in=NO_VALUE,SYNCED&row_number__lt=2")).ShouldBe("1,2");
        (await api.AsWriter.Ids($"{Path}7/")).ShouldBe("7");
    }

    /// <summary>A map shows at once, as in the review; the value follows at the refresh.</summary>
    [Fact]
    public async Task A_map_shows_at_once()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed\nKES-OAK,round 1,5\n");
        (await Fate(document)).ShouldBe(
            "UNMAPPED: not mapped: region 'KES-OAK', campaign 'round 1', indicator 'missed'"
        );
        await api.Map("region", ("KES-OAK", 11));
        await api.Map("campaign", ("round 1", 1));
        (await Fate(document)).ShouldBe("UNMAPPED: not mapped: indicator 'missed'");
        await api.Map("indicator", ("missed", 1));
        (await Fate(document)).ShouldBe(": mapped, and not refreshed yet");

        await api.Refreshed(document);
        (await Fate(document)).ShouldBe("SYNCED: ");

        await api.Unmap("region", "KES-OAK");
        (await api.Refreshed(document)).ShouldBe("""deleted 1, skipped {"UNMAPPED":1}""");
        (await Fate(document)).ShouldBe("UNMAPPED: not mapped: region 'KES-OAK'");
        (await api.Refreshed(document, indicatorId: 1)).ShouldBe("""skipped {"UNMAPPED":1}""");
        (await api.Refreshed(document, indicatorId: 2)).ShouldBe("");
    }

    /// <summary>The bound of data entry holds for cells too: one of them is no reason to give the others up.</summary>
    [Fact]
    public async Task What_is_beyond_the_bound_is_skipped()
    {
        await Begin();
        var document = await api.Ingest(
            "region,campaign,indicator,value\nD-1,round 1,vaccinated,1e308\nD-2,round 1,vaccinated,1.7e308\nD-3,round 1,vaccinated,5\n",
            DocumentsApi.Long
        );
        await api.Map("region", ("D-1", 11), ("D-2", 12), ("D-3", 13));
        await Map();

        (await api.Refreshed(document)).ShouldBe("""created 1, master_datapoint_count 1, skipped {"NO_VALUE":2}""");

        (await api.AsWriter.Get($"{Path}?document_id={document}&row_number=1")).Body.ShouldContain(
            "\"cell_value\":\"1.7e308\",\"value\":null,\"status\":\"NO_VALUE\",\"reason\":\"not a number up to 1e300\""
        );
        (await api.Value(2, 1, 1)).ShouldBe(5);
        await api.ShouldBeResolved();
    }

    /// <summary>A document's row is in everybody's list, its cells are not: they may be of regions that others may not read.</summary>
    [Fact]
    public async Task Cells_are_for_the_owner_and_whoever_manages_the_system()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed\nKES-OAK,round 1,5\n");

        (await api.AsWriter.Ids(Path)).ShouldBe("1");
        (await api.As(api.Manager).Ids(Path)).ShouldBe("1");
        foreach (var other in new[] { api.Local, api.Reader })
        {
            (await api.As(other).Ids(Path)).ShouldBe("");
            (await api.As(other).Ids($"{Path}?document_id={document}")).ShouldBe("");
            (await api.As(other).Get($"{Path}1/")).Status.ShouldBe(404);
            (await api.As(other).Ids($"/api/v2/document/?show_all=1&id={document}")).ShouldBe($"{document}");
        }

        await Verify(await api.Anonymous.Get(Path));
    }

    /// <summary>What was processed before, and is not in the document any more, is no cell of it.</summary>
    [Fact]
    public async Task A_cell_that_is_gone_is_not_listed()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed,target\nKES-OAK,round 1,5,6\n");
        await Map();
        await api.Map("region", ("KES-OAK", 11));
        await api.Map("indicator", ("missed", 1), ("target", 2));
        await api.Refreshed(document);

        await api.Process(
            document,
            columns: """
            "region_code_col":"region","campaign_col":"campaign","indicator_col":"target","value_col":"missed"
            """
        );

        (await api.AsWriter.Ids($"{Path}?document_id={document}")).ShouldBe("3");
    }

    private async Task Begin()
    {
        await api.Clear();
        await api.Database.Execute(
            """
            alter sequence monitoring.source_datapoint_id_seq restart with 1;
            alter sequence monitoring.document_id_seq restart with 17;
            """
        );
    }

    private async Task Map()
    {
        await api.Map("region", ("KES-OAK", 11), ("KES-SAL", 12));
        await api.Map("campaign", ("round 1", 1), ("round 2", 2), ("round 3", 2));
        await api.Map("indicator", ("vaccinated", 1));
    }

    /// <summary>Status and reason of the only cell.</summary>
    private async Task<string> Fate(int document)
    {
        var answer = await api.AsWriter.Get($"{Path}?document_id={document}");
        var cell = JsonNode.Parse(answer.Body)!["objects"]!.AsArray().Single()!;

        return $"{cell["status"]}: {cell["reason"]}";
    }
}
