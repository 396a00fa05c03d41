namespace Platform.Tests.Features.Sync;

/// <summary>Edge cases of interactions: both names, both paths, and a therapist who is not there.</summary>
public sealed class UpsertInteractionsTests(UpsertInteractionsTests.Arranged api)
    : IClassFixture<UpsertInteractionsTests.Arranged>
{
    private const string Seed = """
        [{"interaction_id":1,"interaction_date":"2018-06-08","chat_count":2,"call_count":0},
        {"interaction_id":1,"interaction_date":"2018-06-13","chat_count":1,"call_count":0},
        {"interaction_id":2,"interaction_date":"2018-06-13","chat_count":2,"call_count":0},
        {"interaction_id":1,"interaction_date":"2018-06-14","chat_count":2,"call_count":13},
        {"interaction_id":2,"interaction_date":"2018-06-14","chat_count":1,"call_count":0},
        {"interaction_id":3,"interaction_date":"2018-06-14","chat_count":1,"call_count":0},
        {"interaction_id":1,"interaction_date":"2018-06-15","chat_count":14,"call_count":0},
        {"interaction_id":1,"interaction_date":"2018-06-16","chat_count":0,"call_count":0}]
        """;

    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute("insert into sync.organization (id) values (1)");
    }

    [Theory] // 18
    [InlineData("sync-organizations-therapists")]
    [InlineData("sync-therapists")]
    public async Task The_contracts_eight_items_twice(string path)
    {
        var url = $"/{path.Replace('-', '/')}/c55a11c49fb2c631455f4549b94a{path.Length}/interactions/";

        await Verify(new[] { await api.Client.Post(url, Seed), await api.Client.Post(url, Seed) }).UseParameters(path);
    }

    [Theory]
    [InlineData("/sync/organizations/therapists/t/interactions/")]
    [InlineData("/sync/therapists/t/interactions/")]
    public async Task Refuses(string path) =>
        await Verify(
                new[]
                {
                    await api.Anonymous.Post(path, "[]"),
                    await api.Client.Get(path),
                    await api.Client.Post(
                        path,
                        """
                        [{},
                        {"interaction_id":0,"interaction_date":"x","chat_count":-1,"call_count":2147483648},
                        {"counter":null,"interaction_date":null,"chat_count":null,"call_count":null},
                        {"counter":1,"interaction_id":2,"interaction_date":"2018-06-08","chat_count":1,"call_count":1},
                        {"counter":1,"interaction_id":1,"interaction_date":"2018-06-08","chat_count":1,"call_count":1}]
                        """
                    ),
                }
            )
            .UseParameters(path);

    [Fact]
    public async Task An_unknown_therapist_gets_a_placeholder_that_a_push_fills() // 15, 16
    {
        const string Id = "15000000000000000000000000000015";
        (await Push(Id, Item())).ShouldBe("""{"rows_created":1,"rows_updated":0}""");
        (await api.Client.Post("/therapists/export/", """{"format":"csv"}""")).Body.ShouldContain($"\r\n{Id},,\r\n");

        var filled = await api.Client.Post(
            "/sync/organizations/1/therapists/",
            $$"""[{"therapist_id":"{{Id}}","date_joined":"2018-04-06"}]"""
        );

        filled.Body.ShouldBe("""{"rows_created":0,"rows_updated":1}""");
    }

    [Fact]
    public async Task An_empty_list_makes_no_therapist() // 17
    {
        (await Push("seventeen", "")).ShouldBe("""{"rows_created":0,"rows_updated":0}""");
        (await api.Database.Rows("select id from sync.therapist where id = 'seventeen'")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Known_and_new_keys_in_one_batch() // 19
    {
        await Push("nineteen", Item(1, chats: 1));

        (await Push("nineteen", Item(1, chats: 5) + "," + Item(2))).ShouldBe("""{"rows_created":1,"rows_updated":1}""");
        (await Stored("nineteen")).ShouldBe(["2018-06-08 | 1 | 5 | 0", "2018-06-08 | 2 | 0 | 0"]);
    }

    [Fact]
    public async Task Numbers_as_text() => // 20
        (
            await Push(
                "twenty",
                """{"interaction_id":"1","interaction_date":"2018-06-08","chat_count":"2","call_count":"0"}"""
            )
        ).ShouldBe("""{"rows_created":1,"rows_updated":0}""");

    [Fact]
    public async Task Counts_beyond_the_column() // 21
    {
        (await Push("21", Item(chats: 2147483648))).ShouldBe(
            """[{"chat_count":["Ensure this value is less than or equal to 2147483647."]}]"""
        );
        (await Push("21", Item(2147483647, chats: 2147483647))).ShouldBe("""{"rows_created":1,"rows_updated":0}""");
    }

    [Fact]
    public async Task Ordinals_begin_at_one() => // 22
        (await Push("22", Item(0))).ShouldBe(
            """[{"interaction_id":["Ensure this value is greater than or equal to 1."]}]"""
        );

    [Fact]
    public async Task Ordinals_may_have_gaps() => // 23
        (await Push("23", Item(1) + "," + Item(5))).ShouldBe("""{"rows_created":2,"rows_updated":0}""");

    [Fact]
    public async Task Each_therapist_has_keys_of_its_own() // 24
    {
        (await Push("24a", Item())).ShouldBe("""{"rows_created":1,"rows_updated":0}""");
        (await Push("24b", Item())).ShouldBe("""{"rows_created":1,"rows_updated":0}""");
    }

    [Theory] // 25
    [InlineData("123456789012345678901234567890123", 404)]
    [InlineData("12345678901234567890123456789012", 200)]
    [InlineData("a", 200)]
    [InlineData("%F0%9F%98%80%F0%9F%98%80", 200)]
    [InlineData("a%20b", 200)]
    [InlineData("a%252Fb", 200)]
    [InlineData("a%2Fb", 404)]
    [InlineData("a%2fb", 404)]
    [InlineData("a?x=%2F", 200)]
    public async Task Path_ids(string id, int status)
    {
        var (path, query) = id.Split('?') is [var one, var two] ? (one, "?" + two) : (id, "");

        (await api.Client.Post($"/sync/therapists/{path}/interactions/{query}", $"[{Item()}]")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Either_name_on_either_path()
    {
        var counter = Item().Replace("interaction_id", "counter", StringComparison.Ordinal);

        (await Push("names", counter)).ShouldBe("""{"rows_created":1,"rows_updated":0}""");
        (await api.Client.Post("/sync/therapists/names/interactions", $"[{Item()}]")).Body.ShouldBe(
            """{"rows_created":0,"rows_updated":1}"""
        );
    }

    [Fact]
    public async Task Out_of_order_and_twice_the_last_item_wins()
    {
        var batch = string.Join(
            ',',
            Item(3, chats: 1),
            Item(1, chats: 2),
            Item(3, chats: 4),
            Item(2),
            Item(3, chats: 9)
        );

        (await Push("order", batch)).ShouldBe("""{"rows_created":3,"rows_updated":2}""");
        (await Stored("order")).ShouldBe([
            "2018-06-08 | 1 | 2 | 0",
            "2018-06-08 | 2 | 0 | 0",
            "2018-06-08 | 3 | 9 | 0",
        ]);
        (
            await api.Database.Rows("select counter from sync.interaction where therapist_id = 'order' order by id")
        ).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task An_identical_push_writes_nothing()
    {
        await Push("same", Item(1) + "," + Item(2));
        var before = await Versions("same");

        (await Push("same", Item(2) + "," + Item(1))).ShouldBe("""{"rows_created":0,"rows_updated":2}""");

        (await Versions("same")).ShouldBe(before);
    }

    private static string Item(long ordinal = 1, long chats = 0) =>
        $$"""{"interaction_id":{{ordinal}},"interaction_date":"2018-06-08","chat_count":{{chats}},"call_count":0}""";

    private async Task<string> Push(string therapist, string items) =>
        (await api.Client.Post($"/sync/organizations/therapists/{therapist}/interactions/", $"[{items}]")).Body;

    private Task<IReadOnlyList<string>> Stored(string therapist) =>
        api.Database.Rows(
            """
            select interaction_date::text, counter, chat_count, call_count
            from sync.interaction
            where therapist_id = :therapist
            order by interaction_date, counter
            """,
            ("therapist", therapist)
        );

    private Task<IReadOnlyList<string>> Versions(string therapist) =>
        api.Database.Rows(
            "select ctid::text, xmin::text, xmax::text, id from sync.interaction where therapist_id = :therapist order by id",
            ("therapist", therapist)
        );
}
