namespace Platform.Tests.Features.Casework;

/// <summary>Files are kept, all of a request or none.</summary>
public sealed class UploadFilesTests(UploadsApi api) : IClassFixture<UploadsApi>
{
    private const string Png = "\u0089PNG\r\n\u001a\n...";

    [Fact]
    public async Task As_they_are_sent()
    {
        await api.Database.Execute("select setval('casework.upload_id_seq', 9000)");
        var answer = await api.User.Upload(
            "clients/id/1/uploads",
            [("consent.pdf", UploadCalls.Pdf), ("Über uns.PNG", Png)],
            ("user_visibility", " 1 "),
            ("group_visibility", "1, 11"),
            ("name", "Consent"),
            ("description", "Signed"),
            ("date", "2018-11-20")
        );

        await Verify(answer with { Request = "POST /v2/clients/id/1/uploads\n\n(two files)" });
        (
            await api.Database.Rows(
                """
                select audit.user_id, audit.source_id, audit.action, audit.changes = jsonb_build_object(
                    'uploads', jsonb_build_array(null, (select jsonb_agg(id order by id) from casework.upload where name = 'Consent'))
                )
                from casework.audit where grp = 'clients' and record_id = 1 and changes::text like '%,%,%'
                """
            )
        ).ShouldBe(["1 | 1 | upload | true"]);
    }

    [Fact]
    public async Task Without_fields_everybody_sees_it_and_it_is_of_today()
    {
        var kept = (await api.User.Upload("referrals/510/uploads", [("a.csv", "a,b")])).Json(201)[0]!;

        ((string)kept["name"]!).ShouldBe("a.csv");
        ((string)kept["date"]!).ShouldBe("2026-11-29");
        kept["user_visibility"]!.AsArray().ShouldBeEmpty();
        (await api.User.Listed("referrals/id/510/uploads")).ShouldHaveSingleItem();
    }

    /// <summary>The name tells no folder, and the content is kept under its digest.</summary>
    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData(@"C:\temp\a.pdf", "a.pdf")]
    [InlineData("a\u0007b.pdf", "ab.pdf")]
    public async Task Names_are_without_folders(string sent, string kept)
    {
        var upload = (await api.User.Upload("clients/2/uploads", [(sent, UploadCalls.Pdf + sent)])).Json(201)[0]!;

        ((string)upload["filename"]!).ShouldBe(kept);
        (
            await api.Database.Value<string>($"select storage_key from casework.upload where id = {upload["id"]}")
        ).ShouldBe($"casework/{upload["sha256"]}");
    }

    [Theory]
    [InlineData("photo.exe", "MZ", 415, "file_type_not_allowed")]
    [InlineData("photo", "x", 415, "file_type_not_allowed")]
    [InlineData("photo.png", "%PDF-", 415, "file_type_not_allowed")] // it is none
    [InlineData("a.xlsx", "a,b", 415, "file_type_not_allowed")]
    [InlineData("a.pdf", "", 400, "empty_file")]
    [InlineData("a.docx", "PK\u0003\u0004", 201, null)]
    [InlineData("a.JPG", "\u00FF\u00D8\u00FF\u00E0", 201, null)]
    [InlineData("a.tif", "II*\0", 201, null)]
    [InlineData("a.gif", "GIF89a", 201, null)]
    [InlineData("a.mp4", "x", 201, null)]
    [InlineData("a.msg", "x", 201, null)]
    public async Task Kinds_of_files(string name, string content, int status, string? code)
    {
        var answer = await api.User.Upload("clients/3/uploads", [(name, content)]);

        answer.Status.ShouldBe(status, answer.ToString());
        (status == 201 ? null : answer.Code()).ShouldBe(code);
    }

    [Fact]
    public async Task Too_large_as_it_is_sent() =>
        await Verify(
            (await api.User.Upload("clients/1/uploads", [("a.csv", new string('x', 4097))])) with
            {
                Request = "POST /v2/clients/1/uploads\n\n(a file of 4097 bytes)",
            }
        );

    [Fact]
    public async Task A_whole_request_has_a_limit_too() =>
        (
            await api.User.Upload(
                "clients/1/uploads",
                [.. Enumerable.Range(0, 5).Select(at => ($"{at}.csv", new string('x', 4000)))]
            )
        )
            .Code()
            .ShouldBe("body_too_large");

    [Fact]
    public async Task Eleven_files_are_too_many()
    {
        var answer = await api.User.Upload(
            "clients/1/uploads",
            [.. Enumerable.Range(0, 11).Select(at => ($"{at}.csv", "x"))]
        );

        answer.Status.ShouldBe(413);
        answer.Problems().ShouldBe(["too_many_files 10 11"]);
    }

    public static TheoryData<string, string, string> Wrong =>
        new()
        {
            { "user_visibility", "x", "bad_value user_visibility at most 200 numbers, separated by commas" },
            { "user_visibility", "1,,2", "bad_value user_visibility at most 200 numbers, separated by commas" },
            { "user_visibility", "2", "bad_reference user_visibility" }, // of the other organisation
            { "group_visibility", "1,2", "bad_reference group_visibility" },
            { "date", "2018-02-30", "bad_value date YYYY-MM-DD" },
            { "name", new string('x', 256), "bad_value name text of at most 255 characters" },
            { "colour", "red", "unknown_field colour" },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_400_and_keeps_nothing(string field, string value, string problem)
    {
        var before = await Rows();

        var answer = await api.User.Upload("clients/1/uploads", [("a.pdf", UploadCalls.Pdf + "wrong")], (field, value));

        answer.Status.ShouldBe(400, answer.ToString());
        answer.Problems().ShouldBe([problem]);
        (await Rows()).ShouldBe(before);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_together() =>
        (await api.User.Upload("clients/1/uploads", [], ("date", "x"), ("colour", "red"), ("name", "a"), ("name", "b")))
            .Problems()
            .ShouldBe([
                "bad_value date YYYY-MM-DD",
                "unknown_field colour",
                "duplicate_clause name",
                "missing_field file",
            ]);

    [Theory]
    [InlineData("clients/999/uploads")]
    [InlineData("clients/1001/uploads")] // of the other organisation
    [InlineData("referrals/1510/uploads")]
    public async Task Of_nobody_it_is_404(string path) =>
        (await api.User.Upload(path, [("a.pdf", UploadCalls.Pdf)])).Code().ShouldBe("not_found");

    [Theory]
    [InlineData("clients/id/x/uploads", "bad_value 4 x integer")]
    [InlineData("clients/1234567890123456789/uploads", "bad_value 3 1234567890123456789 integer")]
    [InlineData("clients/1/Uploads", "unexpected_segment 4 Uploads")]
    [InlineData("clients/1/uploads?a=1", "unknown_parameter a")]
    public async Task Paths_that_are_none(string path, string problem) =>
        (await api.User.Upload(path, [("a.pdf", UploadCalls.Pdf)])).Problems().ShouldBe([problem]);

    [Fact]
    public async Task Not_as_json_as_it_is_sent() =>
        await Verify(
            await api.User.Send(HttpMethod.Post, "/v2/clients/1/uploads", Exchanges.Body("{}", "application/json"))
        );

    [Fact]
    public async Task A_source_that_only_reads_is_403() =>
        (
            await api.Calling(CaseworkApi.OrgKey, CaseworkApi.ReaderKey, CaseworkApi.ReaderUserKey)
                .Upload("clients/1/uploads", [("a.pdf", UploadCalls.Pdf)])
        )
            .Code()
            .ShouldBe("read_only_access");

    [Fact]
    public async Task An_organisation_that_keeps_no_files_is_409()
    {
        await api.Database.Execute("update casework.org set uploads_enabled = false where id = 2");
        await Eventually.Until(async () =>
            (await api.Twin.Upload("clients/1001/uploads", [("a.pdf", UploadCalls.Pdf)])).Status == 409
        );

        await Verify(
            (await api.Twin.Upload("clients/1001/uploads", [("a.pdf", UploadCalls.Pdf)])) with
            {
                Request = "POST /v2/clients/1001/uploads\n\n(a file)",
            }
        );
        (await api.Twin.Upload("clients/1/uploads", [("a.pdf", UploadCalls.Pdf)])).Status.ShouldBe(404);
    }

    /// <summary>The same content at the same time: kept once, named by each, and needed.</summary>
    [Fact]
    public async Task The_same_content_at_once()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => api.User.Upload("clients/4/uploads", [("a.pdf", "%PDF-same"), ("b.pdf", "%PDF-same")]))
        );

        answers.ShouldAllBe(answer => answer.Status == 201);
        (
            await api.Database.Rows(
                """
                select count(*), count(distinct storage_key), bool_or(file_removal.id is not null)
                from casework.upload left join casework.file_removal using (storage_key) where client_id = 4
                """
            )
        ).ShouldBe(["16 | 1 | false"]);
    }

    private Task<IReadOnlyList<string>> Rows() =>
        api.Database.Rows("select count(*) from casework.upload union all select count(*) from casework.file_removal");
}
