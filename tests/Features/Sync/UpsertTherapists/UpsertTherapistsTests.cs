namespace Platform.Tests.Features.Sync;

/// <summary>Edge cases of therapists: their keys, their dates, and an organization that is not there.</summary>
public sealed class UpsertTherapistsTests(UpsertTherapistsTests.Arranged api)
    : IClassFixture<UpsertTherapistsTests.Arranged>
{
    private const string Path = "/sync/organizations/7/therapists/";

    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute("insert into sync.organization (id) values (1), (7), (8)");
    }

    [Fact]
    public async Task Creates_the_contracts_therapists_and_then_updates_them()
    {
        const string Batch = """
            [{"date_joined":"2018-04-06","therapist_id":"c55a11c49fb2c631455f4549b94a7383"},
            {"date_joined":"2018-04-06","therapist_id":"db57d9327d2af238b1661484bd2ba86d"},
            {"date_joined":"2018-06-17","therapist_id":"2d8023ddb77664de44bf3ac8d46890da"}]
            """;

        await Verify(
            new[]
            {
                await api.Client.Post("/sync/organizations/1/therapists/", Batch),
                await api.Client.Post("/sync/organizations/1/therapists/", Batch),
            }
        );
    }

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post(Path, "[]"),
                await api.Client.Get(Path),
                await api.Client.Post("/sync/organizations/77/therapists/", "[]"),
                await api.Client.Post(
                    Path,
                    """
                    [{},
                    {"therapist_id":"short","date_joined":"2018/04/06"},
                    {"therapist_id":null,"date_joined":null},
                    {"therapist_id":"   ","date_joined":"2018-02-30"},
                    {"therapist_id":"123456789012345678901234567890123","date_joined":20180406},
                    {"therapist_id":true,"date_joined":true},
                    {"therapist_id":"1234567890123456789012345678901\u0000","date_joined":" 2018-04-06"},
                    {"therapist_id":"c55a11c49fb2c631455f4549b94a7383","date_joined":"2018-04-06"}]
                    """
                ),
            }
        );

    [Theory] // 7
    [InlineData("77", "[]")]
    [InlineData("77", """[{"therapist_id":"77777777777777777777777777777777","date_joined":"2018-04-06"}]""")]
    [InlineData("0", "[]")]
    [InlineData("000", "[]")]
    [InlineData("9223372036854775807", "[]")]
    [InlineData("9223372036854775808", "[]")]
    [InlineData("99999999999999999999999999999999999999", "[]")]
    public async Task There_is_no_such_organization(string id, string body)
    {
        var answer = await api.Client.Post($"/sync/organizations/{id}/therapists/", body);

        (answer.Status, answer.Body).ShouldBe((404, """{"detail":"Not found."}"""));
        (await Stored("77777777777777777777777777777777")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("\u0661")]
    public async Task There_is_no_such_path(string id) =>
        (await api.Anonymous.Post($"/sync/organizations/{id}/therapists/", "[]")).Status.ShouldBe(404);

    [Fact]
    public async Task An_unknown_id_is_told_only_to_callers_who_proved_themselves() =>
        (await api.Anonymous.Post("/sync/organizations/0/therapists/", "[]")).Status.ShouldBe(401);

    [Fact]
    public async Task The_path_id_comes_before_the_body_and_the_body_before_the_organization()
    {
        (await api.Client.Post("/sync/organizations/0/therapists/", "{")).Status.ShouldBe(404);
        (await api.Client.Post("/sync/organizations/77/therapists/", "{")).Status.ShouldBe(400);
        (await api.Client.Post("/sync/organizations/77/therapists/", "[{}]")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Leading_zeros_and_no_slash_at_the_end() =>
        (await api.Client.Post("/sync/organizations/007/therapists", "[]")).Body.ShouldBe(
            """{"rows_created":0,"rows_updated":0}"""
        );

    [Fact]
    public async Task Twice_in_a_batch_the_last_one_wins() // 8, 9
    {
        const string Id = "88888888888888888888888888888888";
        const string Twice = $$"""
            [{"therapist_id":"{{Id}}","date_joined":"2018-01-01"},{"therapist_id":"{{Id}}","date_joined":"2018-01-02"}]
            """;

        (await api.Client.Post(Path, Twice)).Body.ShouldBe("""{"rows_created":1,"rows_updated":1}""");
        (await Stored(Id)).ShouldBe([$"{Id} | 7 | 2018-01-02"]);

        var again = Twice.Replace("2018", "2019", StringComparison.Ordinal);
        (await api.Client.Post(Path, again)).Body.ShouldBe("""{"rows_created":0,"rows_updated":2}""");
        (await Stored(Id)).ShouldBe([$"{Id} | 7 | 2019-01-02"]);
    }

    [Fact]
    public async Task A_known_therapist_moves() // 10
    {
        const string Id = "10101010101010101010101010101010";
        await Push("7", Id, "2018-01-01");

        (await Push("8", Id, "2020-01-01")).ShouldBe("""{"rows_created":0,"rows_updated":1}""");
        (await Stored(Id)).ShouldBe([$"{Id} | 8 | 2020-01-01"]);
    }

    [Fact]
    public async Task Blanks_around_an_id_are_cut() // 11
    {
        const string Id = "11111111111111111111111111111111";

        (await Push("7", $"  {Id}\\t ", "2018-01-01")).ShouldBe("""{"rows_created":1,"rows_updated":0}""");
        (await Stored(Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_id_may_be_a_number() // 12
    {
        const string Id = "12345678901234567890123456789012";
        await api.Client.Post(Path, $$"""[{"therapist_id":{{Id}},"date_joined":"2018-01-01"}]""");

        (await Stored(Id)).Count.ShouldBe(1);
    }

    [Theory] // 13, 14
    [InlineData("13131313131313131313131313131313", "2018-4-6", "2018-04-06")]
    [InlineData("14141414141414141414141414141414", "0001-01-01", "0001-01-01")]
    [InlineData("14141414141414141414141414141415", "9999-12-31", "9999-12-31")]
    [InlineData("14141414141414141414141414141416", "2018\\u002d04-06", "2018-04-06")]
    public async Task Dates(string id, string sent, string stored)
    {
        await Push("7", id, sent);

        (await Stored(id)).ShouldBe([$"{id} | 7 | {stored}"]);
    }

    [Fact]
    public async Task Letter_case_and_alphabet_are_kept_and_length_counts_code_points()
    {
        string[] ids =
        [
            new('A', 32),
            new('a', 32),
            string.Concat(Enumerable.Repeat("😀", 32)),
            "=cmd|' /C calc'!A0              ",
        ];
        foreach (var id in ids.SkipLast(1))
        {
            (await Push("7", id, "2018-01-01")).ShouldBe("""{"rows_created":1,"rows_updated":0}""");
        }

        (await Push("7", ids[^1], "2018-01-01")).ShouldContain("at least 32 characters");
    }

    [Fact]
    public async Task An_item_that_changes_nothing_is_not_rewritten()
    {
        const string Id = "15151515151515151515151515151515";
        await Push("7", Id, "2018-01-01");
        var before = await Version(Id);

        (await Push("7", Id, "2018-01-01")).ShouldBe("""{"rows_created":0,"rows_updated":1}""");

        (await Version(Id)).ShouldBe(before);
    }

    private async Task<string> Push(string organization, string id, string date) =>
        (
            await api.Client.Post(
                $"/sync/organizations/{organization}/therapists/",
                $$"""[{"therapist_id":"{{id}}","date_joined":"{{date}}"}]"""
            )
        ).Body;

    private Task<IReadOnlyList<string>> Stored(string id) =>
        api.Database.Rows(
            "select id, organization_id, date_joined::text from sync.therapist where id = :id",
            ("id", id)
        );

    private Task<IReadOnlyList<string>> Version(string id) =>
        api.Database.Rows("select ctid::text, xmin::text from sync.therapist where id = :id", ("id", id));
}
