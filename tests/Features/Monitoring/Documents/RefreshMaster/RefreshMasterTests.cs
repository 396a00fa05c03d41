namespace Platform.Tests.Features.Monitoring.Documents.RefreshMaster;

public sealed class RefreshMasterTests(RefreshMasterTests.Refreshing api) : IClassFixture<RefreshMasterTests.Refreshing>
{
    public sealed class Refreshing : DocumentsApi;

    [Fact]
    public async Task From_upload_to_values()
    {
        await Begin();
        await api.Database.Execute("alter sequence monitoring.document_id_seq restart with 17");
        var document = await api.Ingest(
            "region,campaign,missed,target,note\nA,June,5,50,x\nB,June,6,150,\nC,June,7,70,y\n"
        );
        await api.Map("region", ("A", 11), ("B", 12));
        var exchanges = new[]
        {
            await api.Refresh(document),
            await api.AsWriter.Get($"/api/v2/document_review/?document={document}&map_id__gt=0"),
            await api.AsWriter.Post(
                "/api/v2/refresh_master/",
                $$"""{"document_id":"{{document}}","indicator_id":"1"}"""
            ),
        };

        (await api.Stored()).ShouldBe([
            $"11 1 1: 5 from {document}",
            $"11 1 2: 50 from {document}",
            $"12 1 1: 6 from {document}",
            $"12 1 2: 150 from {document}",
        ]);
        (await api.Value(2, 1, 1)).ShouldBe(11);
        (await api.Value(1, 1, 2)).ShouldBe(200);
        (await api.Value(1, 1, 3)).ShouldBe(0.055);
        await api.ShouldBeResolved();
        await Verify(exchanges);
    }

    [Fact]
    public async Task Refusals()
    {
        await Begin();
        await api.Database.Execute("alter sequence monitoring.document_id_seq restart with 17");
        var document = await api.Ingest("region,campaign,missed\nA,June,5\n");
        const string Path = "/api/v2/refresh_master/";
        var exchanges = new[]
        {
            await api.Anonymous.Post(Path, """{"document_id":17}"""),
            await api.Refresh(document, api.Reader),
            await api.Refresh(999_999),
            await api.Refresh(document, indicatorId: 99),
            await api.AsWriter.Post(Path, "{}"),
            await api.AsWriter.Post(Path, """{"document_id":17,"colour":"red"}"""),
            await api.AsWriter.Get(Path),
            await api.AsWriter.Post("/api/v2/document_review/", """{"document_id":17}"""),
        };

        await Verify(exchanges);
    }

    /// <summary>One cell for each way in which a cell can end.</summary>
    [Fact]
    public async Task Every_status()
    {
        await Begin();
        await api.Database.Execute(
            """
            insert into monitoring.datapoint (region_id, campaign_id, indicator_id, value) values (13, 1, 1, 99), (13, 2, 1, null);
            select monitoring.rebuild();
            """
        );
        var older = await api.Ingest("region,campaign,missed\nR21,June,1\n");
        var newer = await api.Ingest("region,campaign,missed\nR21,June,2\n");
        await api.Map("region", ("R21", 21));
        (await api.Refreshed(newer)).ShouldBe("created 1, master_datapoint_count 1");
        var document = await api.Ingest(
            """
            region,campaign,missed,missed too,staff
            A,June,5,5,
            A,June,6,7,
            B,June,nonsense,,
            C,June,8,,
            C,July,9,,
            PK,June,10,,
            B,July,-3,,4
            D,June,1,,
            """
        );
        await api.Map("region", ("C", 13), ("PK", 31));
        await api.Map("indicator", ("missed too", 1), ("staff", 4));
        await api.Database.Execute("delete from monitoring.region_map where master_object_id = 3");

        (await api.Refreshed(document)).ShouldBe(
            "created 2, updated 1, master_datapoint_count 3, skipped "
                + """{"KEPT_TYPED":1,"NOT_PERMITTED":1,"NO_VALUE":1,"OFFICE_MISMATCH":1,"SUPERSEDED":3,"UNMAPPED":1}"""
        );
        (await api.Refreshed(older)).ShouldBe("skipped {\"OLDER_DOCUMENT\":1}");

        (await api.Stored()).ShouldBe([
            $"11 1 1: 7 from {document}",
            $"12 2 1: -3 from {document}",
            "13 1 1: 99 typed",
            $"13 2 1: 9 from {document}",
            $"21 1 1: 2 from {newer}",
        ]);
        (
            await api.Database.Rows(
                """
                select error_type, source_datapoint.region_code, bad_data.datapoint_id is not null
                from monitoring.bad_data
                inner join monitoring.source_datapoint on source_datapoint.id = bad_data.source_datapoint_id
                order by 1
                """
            )
        ).ShouldBe(["negative_value | B | true", "office_mismatch | PK | false"]);
        (
            await api.Database.Rows(
                """
                select region_code, campaign_string, indicator_string, status
                from monitoring.source_datapoint
                where document_id = :id
                order by row_number, column_number
                """,
                ("id", document)
            )
        ).ShouldBe([
            "A | June | missed | SUPERSEDED",
            "A | June | missed too | SUPERSEDED",
            "A | June | missed | SUPERSEDED",
            "A | June | missed too | null",
            "B | June | missed | NO_VALUE",
            "C | June | missed | KEPT_TYPED",
            "C | July | missed | null",
            "PK | June | missed | OFFICE_MISMATCH",
            "B | July | missed | null",
            "B | July | staff | NOT_PERMITTED",
            "D | June | missed | null",
        ]);
        await api.ShouldBeResolved();
    }

    [Fact]
    public async Task Twice_changes_nothing()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed\nA,June,-5\nB,June,x\nPK,June,3\n");
        await api.Map("region", ("PK", 31));
        await api.Refreshed(document);
        var before = await Everything();

        (await api.Refreshed(document)).ShouldBe(
            """unchanged 1, master_datapoint_count 1, skipped {"NO_VALUE":1,"OFFICE_MISMATCH":1}"""
        );

        (await Everything()).ShouldBe(before);
    }

    [Fact]
    public async Task Rows_are_limited_by_what_the_caller_may_write()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed\nA,June,5\nB,June,6\n");
        await api.Refreshed(document);
        await api.Database.Execute("update monitoring.source_datapoint set value = 9");

        // Local writes only A; what B has stays, though this caller may not write it.
        (await api.Refreshed(document, api.Local)).ShouldBe(
            """updated 1, master_datapoint_count 2, skipped {"NOT_PERMITTED":1}"""
        );
        (await api.Stored()).ShouldBe([$"11 1 1: 9 from {document}", $"12 1 1: 6 from {document}"]);

        // To manage the system is no right to a region.
        (await api.Refreshed(document, api.Manager)).ShouldBe(
            """master_datapoint_count 2, skipped {"NOT_PERMITTED":2}"""
        );
    }

    [Fact]
    public async Task A_new_map_moves_values_and_no_map_takes_exactly_its_own()
    {
        await Begin();
        var document = await api.Ingest(
            "region,campaign,missed,target,third,fourth,fifth\nA,June,1,2,3,4,5\nB,June,6,7,8,9,10\n"
        );
        await api.Database.Execute(
            """
            insert into monitoring.indicator (id, name, short_name, slug, source_id)
            values (5, 'Fifth', 'f5', 'f5', 1), (6, 'Sixth', 'f6', 'f6', 1), (7, 'Seventh', 'f7', 'f7', 1)
            on conflict do nothing;
            insert into monitoring.group_permission (group_id, indicator_id) values (1, 5), (1, 6), (1, 7)
            on conflict do nothing;
            """
        );
        await api.Map("indicator", ("third", 5), ("fourth", 6), ("fifth", 7));
        (await api.Refreshed(document)).ShouldBe("created 10, master_datapoint_count 10");

        await api.Unmap("indicator", "fifth");
        (await Review(document, "fifth")).ShouldBe("-1 | -1 | 2", "at once; the data stays until the refresh");
        (await api.Refreshed(document)).ShouldBe(
            """deleted 2, unchanged 8, master_datapoint_count 8, skipped {"UNMAPPED":2}"""
        );
        (await Review(document, "fifth")).ShouldBe("-1 | -1 | 0");

        await api.Map("indicator", ("fourth", 7));
        (await api.Refreshed(document)).ShouldBe(
            """created 2, deleted 2, unchanged 6, master_datapoint_count 8, skipped {"UNMAPPED":2}"""
        );
        (await api.Value(11, 1, 6)).ShouldBeNull();
        (await api.Value(11, 1, 7)).ShouldBe(4);
        (await api.Value(1, 1, 7)).ShouldBe(13);
        await api.ShouldBeResolved();
        (
            await api.Database.Rows(
                "select action, count(*) from monitoring.datapoint_history group by action order by action"
            )
        ).ShouldBe(["delete | 4", "insert | 12"]);
    }

    [Fact]
    public async Task Only_one_indicator_is_touched_when_one_is_asked_for()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed,target\nA,June,5,50\n");
        (await api.Refreshed(document, indicatorId: 2)).ShouldBe("created 1, master_datapoint_count 1");
        await api.Refreshed(document);
        await api.Unmap("region", "A");

        (await api.Refreshed(document, indicatorId: 1)).ShouldBe(
            """deleted 1, master_datapoint_count 1, skipped {"UNMAPPED":1}"""
        );
        (await api.Stored()).ShouldBe([$"11 1 2: 50 from {document}"]);
    }

    [Fact]
    public async Task The_newer_of_two_documents_owns_a_key_and_the_older_gets_it_back()
    {
        await Begin();
        const string Same = "region,campaign,missed\nA,June,5\n";
        var older = await api.Ingest(Same);
        await api.Refreshed(older);
        var newer = await api.Ingest(Same);

        (await api.Refreshed(newer)).ShouldBe("updated 1, master_datapoint_count 1");
        (await api.Stored()).ShouldBe([$"11 1 1: 5 from {newer}"]);
        (await Review(older, "A")).ShouldEndWith("| 0");
        (await MasterCount(older)).ShouldBe(0);
        (await api.Refreshed(older)).ShouldBe("skipped {\"OLDER_DOCUMENT\":1}");

        // The newer one loses the cell; the key is free and the older one takes it at its own refresh.
        await api.Database.Execute(
            "update monitoring.source_datapoint set value = null where document_id = :id",
            ("id", newer)
        );
        (await api.Refreshed(newer)).ShouldBe("deleted 1, skipped {\"NO_VALUE\":1}");
        (await api.Refreshed(older)).ShouldBe("created 1, master_datapoint_count 1");
        (await api.Stored()).ShouldBe([$"11 1 1: 5 from {older}"]);
        await api.ShouldBeResolved();
    }

    [Fact]
    public async Task What_a_person_types_stays_and_leaves_the_counts()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed\nA,June,5\nB,June,6\n");
        await api.Refreshed(document);

        await Type(11, 77);
        (await MasterCount(document)).ShouldBe(1);
        (await Review(document, "A")).ShouldEndWith("| 0");
        (await Review(document, "June")).ShouldEndWith("| 1");
        (await api.Refreshed(document)).ShouldBe("""unchanged 1, master_datapoint_count 1, skipped {"KEPT_TYPED":1}""");

        await Type(11, null);
        (await api.Refreshed(document)).ShouldBe("updated 1, unchanged 1, master_datapoint_count 2");
        (await api.Value(11, 1, 1)).ShouldBe(5);
    }

    [Fact]
    public async Task A_cell_of_a_country_of_another_office_shows_up_nowhere()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed\nPK,June,5\nPK,Pak,6\n");
        await api.Map("region", ("PK", 31));
        await api.Map("campaign", ("Pak", 3));

        (await api.Refreshed(document)).ShouldBe(
            """created 1, master_datapoint_count 1, skipped {"OFFICE_MISMATCH":1}"""
        );
        (await api.Stored()).ShouldBe([$"31 3 1: 6 from {document}"]);
    }

    [Fact]
    public async Task At_once_it_is_as_good_as_once()
    {
        await Begin();
        var document = await api.Ingest("region,campaign,missed\nA,June,5\nB,July,6\nA,July,7\n");
        var other = await api.Ingest("region,campaign,missed\nB,July,8\nB,June,9\nA,June,4\n");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(at => api.Refresh(at % 2 == 0 ? document : other))
        );

        answers.ShouldAllBe(answer => answer.Status == 200);
        (await api.Stored()).ShouldBe([
            $"11 1 1: 4 from {other}",
            $"11 2 1: 7 from {document}",
            $"12 1 1: 9 from {other}",
            $"12 2 1: 8 from {other}",
        ]);
        (await MasterCount(document)).ShouldBe(1);
        (await MasterCount(other)).ShouldBe(3);
        (await Review(document, "A")).ShouldEndWith("| 1");
        await api.ShouldBeResolved();
    }

    private async Task Begin()
    {
        await api.Clear();
        // So that strings are known before the first document brings them.
        await api.Database.Execute(
            """
            alter sequence monitoring.document_review_id_seq restart with 1;
            alter sequence monitoring.source_region_id_seq restart with 301;
            alter sequence monitoring.source_campaign_id_seq restart with 401;
            alter sequence monitoring.source_indicator_id_seq restart with 501;
            alter sequence monitoring.region_map_id_seq restart with 601;
            alter sequence monitoring.campaign_map_id_seq restart with 701;
            alter sequence monitoring.indicator_map_id_seq restart with 801;
            insert into monitoring.source_region (region_code, source_guid) values ('A', ''), ('B', '');
            insert into monitoring.source_campaign (campaign_string, source_guid) values ('June', ''), ('July', '');
            insert into monitoring.source_indicator (indicator_string, source_guid) values ('missed', ''), ('target', '');
            """
        );
        await api.Map("region", ("A", 11), ("B", 12));
        await api.Map("campaign", ("June", 1), ("July", 2));
        await api.Map("indicator", ("missed", 1), ("target", 2));
    }

    /// <summary>As data entry does: the key's row, no longer from a document.</summary>
    private async Task Type(int regionId, double? value)
    {
        await api.Database.Execute(
            """
            update monitoring.datapoint set value = :value, source_datapoint_id = null where region_id = :region_id;
            select monitoring.resolve(1, array[:region_id], array[1]);
            """,
            ("value", value),
            ("region_id", regionId)
        );
    }

    /// <summary>master_object_id, map_id, master_dp_count</summary>
    private async Task<string> Review(int document, string text) =>
        (
            await api.Database.Rows(
                """
                select master_object_id, map_id, master_dp_count
                from monitoring.document_review_detail
                where document_id = :id and source_string = :text
                """,
                ("id", document),
                ("text", text)
            )
        ).Single();

    private Task<int> MasterCount(int document) =>
        api.Database.Value<int>(
            "select master_datapoint_count from monitoring.document where id = :id",
            ("id", document)
        );

    private async Task<IReadOnlyList<string>> Everything() =>
        [
            .. await api.Database.Rows("select id, xmin::text, value from monitoring.datapoint order by id"),
            .. await api.Database.Rows("select id, xmin::text, status from monitoring.source_datapoint order by id"),
            .. await api.Database.Rows("select id, xmin::text, error_type from monitoring.bad_data order by id"),
            .. await api.Database.Rows("select id, action from monitoring.datapoint_history order by id"),
            .. await api.Database.Rows("select xmin::text, value from monitoring.datapoint_resolved order by 1, 2"),
        ];
}
