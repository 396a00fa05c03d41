namespace Platform.Tests.Features.Sync;

/// <summary>Edge cases of organizations, and bodies of every kind.</summary>
public sealed class UpsertOrganizationsTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/sync/organizations/";

    [Fact]
    public async Task Creates_each_once_and_then_nothing() // 1, 2
    {
        const string Batch = """[{"organization_id":11},{"organization_id":11},{"organization_id":12}]""";

        await Verify(new[] { await api.Client.Post(Path, Batch), await api.Client.Post(Path, Batch) });
    }

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post(Path, "[]"),
                await api.Client.Get(Path),
                await api.Client.Post(
                    Path,
                    """[{"organization_id":1},{"organization_id":"x"},{},null,7,{"organization_id":null}]"""
                ),
                await api.Client.Post(Path, "{}"),
                await api.Client.Send(HttpMethod.Post, Path, new StringContent("[]")),
            }
        );

    [Fact]
    public async Task Names_by_itself_and_leaves_a_given_name_alone() // 3
    {
        await api.Client.Post(Path, """[{"organization_id":3,"name":"X"}]""");
        (await Stored(3)).ShouldBe(["3 | Organization 3"]);

        await api.Database.Execute("update sync.organization set name = 'Mine' where id = 3");
        (await api.Client.Post(Path, """[{"organization_id":3}]""")).Body.ShouldBe("""{"rows_created":0}""");
        (await Stored(3)).ShouldBe(["3 | Mine"]);
    }

    [Fact]
    public async Task Reads_numbers_of_every_form() // 4
    {
        var answer = await api.Client.Post(
            Path,
            """[{"organization_id":"5"},{"organization_id":6.0},{"organization_id":1e2},{"organization_id":" +0007.00 "}]"""
        );

        answer.Body.ShouldBe("""{"rows_created":4}""");
        (await Stored(5, 6, 7, 100)).Count.ShouldBe(4);
    }

    [Theory] // 5
    [InlineData("true")]
    [InlineData("6.5")]
    [InlineData("\"\"")]
    public async Task Refuses_what_is_no_integer(string value) =>
        (await api.Client.Post(Path, $$"""[{"organization_id":{{value}}}]""")).Body.ShouldBe(
            """[{"organization_id":["A valid integer is required."]}]"""
        );

    [Fact]
    public async Task One_bad_item_stops_all() // 6
    {
        var good = Enumerable.Range(5_000, 999).Select(id => $$"""{"organization_id":{{id}}}""").ToList();
        var answer = await api.Client.Post(Path, $"[{string.Join(',', good)},{{\"organization_id\":0}}]");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBe(
            "["
                + string.Concat(Enumerable.Repeat("{},", 999))
                + """{"organization_id":["Ensure this value is greater than or equal to 1."]}]"""
        );
        (await Stored(5_000)).ShouldBeEmpty();
    }

    [Theory] // 26
    [InlineData("{}", """{"non_field_errors":["Expected a list of items but got type \"dict\"."]}""")]
    [InlineData("{\"a\":[{}]} ", """{"non_field_errors":["Expected a list of items but got type \"dict\"."]}""")]
    [InlineData("", """{"non_field_errors":["Expected a list of items but got type \"dict\"."]}""")]
    [InlineData("\"x\"", """{"non_field_errors":["Expected a list of items but got type \"str\"."]}""")]
    [InlineData("1", """{"non_field_errors":["Expected a list of items but got type \"int\"."]}""")]
    [InlineData("1.0", """{"non_field_errors":["Expected a list of items but got type \"float\"."]}""")]
    [InlineData("1e5", """{"non_field_errors":["Expected a list of items but got type \"float\"."]}""")]
    [InlineData("false", """{"non_field_errors":["Expected a list of items but got type \"bool\"."]}""")]
    [InlineData("null", """{"non_field_errors":["No data provided"]}""")]
    public async Task A_body_that_is_no_list(string body, string answer) =>
        (await api.Client.Post(Path, body)).Body.ShouldBe(answer);

    [Fact]
    public async Task No_body_at_all_is_an_empty_object() =>
        (await api.Client.Post(Path)).Body.ShouldBe(
            """{"non_field_errors":["Expected a list of items but got type \"dict\"."]}"""
        );

    [Theory]
    [InlineData("[1]", "Invalid data. Expected a dictionary, but got int.")]
    [InlineData("[1.5]", "Invalid data. Expected a dictionary, but got float.")]
    [InlineData("[\"a\"]", "Invalid data. Expected a dictionary, but got str.")]
    [InlineData("[true]", "Invalid data. Expected a dictionary, but got bool.")]
    [InlineData("[[{}]]", "Invalid data. Expected a dictionary, but got list.")]
    public async Task An_item_that_is_no_object(string body, string problem) =>
        (await api.Client.Post(Path, body)).Body.ShouldBe($$"""[{"non_field_errors":["{{problem}}"]}]""");

    [Fact]
    public async Task An_item_that_is_null() =>
        (await api.Client.Post(Path, """[null,{"organization_id":1}]""")).Body.ShouldBe(
            """[["This field may not be null."],{}]"""
        );

    [Theory]
    [InlineData("[")]
    [InlineData("[{\"organization_id\":1},]")]
    [InlineData("[{\"organization_id\":1}] []")]
    [InlineData("[{\"organization_id\":NaN}]")]
    [InlineData("[{\"organization_id\":Infinity}]")]
    [InlineData("[{\"organization_id\":01}]")]
    [InlineData("[{\"organization_id\":1}")]
    [InlineData("[{'organization_id':1}]")]
    [InlineData("   ")]
    [InlineData("\uFEFF[]")]
    [InlineData("[{\"x\":\"\\ud800\",\"organization_id\":\"\\ud800\"}]")]
    public async Task A_body_that_is_no_json(string body)
    {
        var answer = await api.Client.Post(Path, body);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldStartWith("""{"detail":"JSON parse error - """);
    }

    [Theory]
    [InlineData("[{\"organization_id\":1,\"x\":\"\u00ff\"}]")]
    [InlineData("[{\"\u00ff\":1,\"organization_id\":1}]")]
    [InlineData("[{\"organization_id\":\"\u00ff\"}]")]
    public async Task A_body_that_is_no_utf8(string latin)
    {
        var bytes = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(latin));
        bytes.Headers.ContentType = new("application/json");

        var answer = await api.Client.Send(HttpMethod.Post, Path, bytes);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldStartWith("""{"detail":"JSON parse error - """);
    }

    [Theory]
    [InlineData("""[{"organization_id":"x","organization_id":21}]""", 1)]
    [InlineData("""[{"organization_\u0069d":22}]""", 1)]
    [InlineData("""[{"organization_id":"\u0032\u0033"}]""", 1)]
    [InlineData("""[{"other":[1,{"organization_id":0}],"organization_id":24,"more":{"organization_id":null}}]""", 1)]
    [InlineData("  [ ] ", 0)]
    public async Task Reads_json_as_json(string body, int created) =>
        (await api.Client.Post(Path, body)).Body.ShouldBe($$"""{"rows_created":{{created}}}""");

    [Fact]
    public async Task Deep_nesting_is_refused_not_followed() =>
        (
            await api.Client.Post(
                Path,
                $"[{{\"x\":{new string('[', 100_000)}{new string(']', 100_000)},\"organization_id\":1}}]"
            )
        ).Status.ShouldBe(400);

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "organization_id=1")]
    [InlineData("multipart/form-data; boundary=x", "--x--\r\n")]
    public async Task A_form_is_an_empty_list(string type, string body)
    {
        var form = new StringContent(body);
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", type);

        (await api.Client.Send(HttpMethod.Post, Path, form)).Body.ShouldBe("""{"rows_created":0}""");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON")]
    public async Task Reads_json_of_any_spelling(string type)
    {
        var json = new ByteArrayContent("[]"u8.ToArray());
        json.Headers.TryAddWithoutValidation("Content-Type", type);

        (await api.Client.Send(HttpMethod.Post, Path, json)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/xml")]
    [InlineData("")]
    public async Task Other_types_are_not_read(string type)
    {
        var content = new ByteArrayContent("[]"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        var answer = await api.Client.Send(HttpMethod.Post, Path, content);

        answer.Status.ShouldBe(415);
        answer.Body.ShouldBe($$"""{"detail":"Unsupported media type \"{{type}}\" in request."}""");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("")]
    public async Task An_empty_body_has_no_type(string type)
    {
        var content = new ByteArrayContent([]);
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        (await api.Client.Send(HttpMethod.Post, Path, content)).Body.ShouldBe(
            """{"non_field_errors":["Expected a list of items but got type \"dict\"."]}"""
        );
    }

    private Task<IReadOnlyList<string>> Stored(params long[] ids) =>
        api.Database.Rows("select id, name from sync.organization where id = any(:ids) order by id", ("ids", ids));
}
