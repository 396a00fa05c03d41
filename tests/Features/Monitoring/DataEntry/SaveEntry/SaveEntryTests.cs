namespace Platform.Tests.Features.Monitoring.DataEntry.SaveEntry;

/// <summary>A database of its own: its values change.</summary>
public sealed class SaveEntryTests(SaveEntryTests.Entered country) : IClassFixture<SaveEntryTests.Entered>
{
    private const string Path = "/api/v1/dataentry/";

    private HttpClient Writer => country.As(country.Country);

    public sealed class Entered : SmallCountry
    {
        protected override Task Load(TestDatabase database) => Task.CompletedTask;
    }

    [Fact]
    public async Task Creates_changes_and_clears()
    {
        await country.Database.Execute("alter sequence monitoring.datapoint_id_seq restart with 4711");
        var steps = new List<Exchange>
        {
            await Writer.Post(Path, """{"region_id":4,"campaign_id":1,"indicator_id":1,"value":420,"note":"first"}"""),
            await Writer.Post(Path, """{"region_id":"4","campaign_id":"1","indicator_id":"1","value":"1,234.5"}"""),
            await Writer.Post(
                Path,
                """{"region_id":4,"campaign_id":1,"indicator_id":1,"value":null,"datapoint_id":9}"""
            ),
            await Writer.Post(Path, """{"region_id":4,"campaign_id":1,"indicator_id":1,"value":7,"note":null}"""),
        };

        await Verify(steps);
        (
            await country.Database.Rows(
                """
                select value, note, action, changed_by_id = (select id from identity.account where username = 'country'), changed_at
                from monitoring.datapoint_history
                where region_id = 4 and campaign_id = 1 and indicator_id = 1
                order by id
                """
            )
        ).ShouldBe([
            "420 | first | insert | true | 2026-11-22T10:00:00.0000000Z",
            "1234.5 | first | update | true | 2026-11-22T10:00:00.0000000Z",
            "null | first | clear | true | 2026-11-22T10:00:00.0000000Z",
            "7 | null | update | true | 2026-11-22T10:00:00.0000000Z",
        ]);
    }

    [Fact]
    public async Task Reads_forms_under_the_other_name()
    {
        await country.Database.Execute("alter sequence monitoring.datapoint_id_seq restart with 5000");

        await Verify(
            await Writer.Send(
                HttpMethod.Post,
                "/api/v1/datapointentry/",
                new StringContent(
                    "region_id=5&campaign_id=1&indicator_id=2&value=0",
                    System.Text.Encoding.UTF8,
                    "application/x-www-form-urlencoded"
                )
            )
        );
    }

    /// <summary>The same numbers as in an uploaded cell; see CellValueTests.</summary>
    [Theory]
    [InlineData("1,23,456", "123456")]
    [InlineData("12,34,567", "1234567")]
    [InlineData("35%", "0.35")]
    [InlineData("Yes", "1")]
    [InlineData("1e300", "1E+300")]
    public async Task Takes_what_an_upload_takes(string text, string value)
    {
        var entered = await Writer.Post(
            Path,
            $$"""{"region_id":5,"campaign_id":1,"indicator_id":1,"value":"{{text}}"}"""
        );

        entered.Status.ShouldBeOneOf([200, 201], entered.ToString());
        (
            await country.Database.Rows(
                "select value from monitoring.datapoint where region_id = 5 and campaign_id = 1 and indicator_id = 1"
            )
        ).ShouldBe([value]);
    }

    [Theory]
    [InlineData("nothing", """{"region_id":7,"campaign_id":2,"indicator_id":2,"value":"NaN"}""")]
    [InlineData("missing", """{"region_id":4}""")]
    [InlineData(
        "wrong",
        """{"region_id":4.5,"campaign_id":"x","indicator_id":99999999999,"value":"many","size":1,"id":3}"""
    )]
    [InlineData("infinite", """{"region_id":4,"campaign_id":1,"indicator_id":1,"value":1e301}""")]
    [InlineData("boolean", """{"region_id":4,"campaign_id":1,"indicator_id":1,"value":true}""")]
    [InlineData("unknown", """{"region_id":98,"campaign_id":99,"indicator_id":-1,"value":1}""")]
    [InlineData("office", """{"region_id":10,"campaign_id":1,"indicator_id":1,"value":1}""")]
    [InlineData("region", """{"region_id":9,"campaign_id":3,"indicator_id":1,"value":1}""")]
    [InlineData("indicator", """{"region_id":4,"campaign_id":1,"indicator_id":8,"value":1}""")]
    [InlineData("twice", """{"region_id":4,"campaign_id":1,"indicator_id":1,"value":1,"value":234}""")]
    [InlineData("array", "[1]")]
    [InlineData("broken", "{")]
    public async Task Writes_nothing(string why, string body)
    {
        var before = await country.Database.Rows("select count(*) from monitoring.datapoint_history");

        await Verify(await Writer.Post(Path, body)).UseParameters(why);

        (await country.Database.Rows("select count(*) from monitoring.datapoint_history")).ShouldBe(before);
    }

    [Fact]
    public async Task Refuses_who_may_only_read_who_may_nothing_and_who_is_nobody()
    {
        const string body = """{"region_id":4,"campaign_id":1,"indicator_id":1,"value":1}""";

        await Verify(
            new[]
            {
                await country.As(country.Reader).Post(Path, body),
                await country.As(country.Nobody).Post(Path, body),
                await country.Anonymous.Post(Path, body),
                await Writer.Send(
                    HttpMethod.Post,
                    Path,
                    new StringContent("1", System.Text.Encoding.UTF8, "text/plain")
                ),
            }
        );
    }

    [Fact]
    public async Task Refuses_other_methods() => await Verify(await Writer.Send(HttpMethod.Put, Path));

    [Fact]
    public async Task A_deactivated_account_is_refused_at_once()
    {
        var account = await country.Database.AddAccount("gone", isActive: false);

        (await country.As(account).Get(Path)).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("-0", "0")]
    [InlineData(" 12 ", "12")]
    [InlineData("-1,000,000", "-1000000")]
    [InlineData("1e3", "1000")]
    public async Task Reads_numbers_as_people_type_them(string typed, string stored)
    {
        var answer = await Writer.Post(
            Path,
            $$"""{"region_id":5,"campaign_id":2,"indicator_id":6,"value":"{{typed}}"}"""
        );

        answer.Status.ShouldBeOneOf([200, 201], answer.Body);
        (
            await country.Database.Rows(
                "select value from monitoring.datapoint where region_id = 5 and campaign_id = 2 and indicator_id = 6"
            )
        ).ShouldBe([stored]);
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,0000")]
    [InlineData("12 kg")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("\\u0000")]
    public async Task Refuses_other_texts(string typed) =>
        (
            await Writer.Post(Path, $$"""{"region_id":5,"campaign_id":2,"indicator_id":6,"value":"{{typed}}"}""")
        ).Status.ShouldBe(400);

    [Fact]
    public async Task A_typed_value_is_no_longer_the_uploads()
    {
        await country.Database.Execute(
            """
            insert into monitoring.document (id, created_by_id, source_id) select 1, id, 2 from identity.account limit 1;
            insert into monitoring.source_datapoint
                (id, document_id, row_number, source_guid, region_code, campaign_string, indicator_string, cell_value)
            values (1, 1, 0, 'x', 'x', 'x', 'x', '1');
            insert into monitoring.datapoint (campaign_id, region_id, indicator_id, value, source_datapoint_id)
            values (1, 6, 5, 3, 1);
            select monitoring.resolve(1, array[6], array[5]);
            """
        );

        (await Writer.Post(Path, """{"region_id":6,"campaign_id":1,"indicator_id":5,"value":4}""")).Status.ShouldBe(
            200
        );

        (
            await country.Database.Rows(
                "select value, source_datapoint_id from monitoring.datapoint where region_id = 6 and indicator_id = 5"
            )
        ).ShouldBe(["4 | null"]);
        (
            await country.Database.Rows(
                "select value from monitoring.datapoint_resolved where region_id in (1, 3) and campaign_id = 1 and indicator_id in (5, 7)"
            )
        ).ShouldBe(["4", "4", "4", "4"]);
    }

    /// <summary>The examples of docs/monitoring.md.</summary>
    [Fact]
    public async Task Values_follow_up_to_the_country()
    {
        await Enter(5, 1, 40);
        await Enter(8, 1, 11);
        await Enter(6, 1, 6);
        (await Value(1, 1)).ShouldBe("57");
        await Enter(2, 1, 30); // hides what is below
        (await Value(1, 1)).ShouldBe("36");
        (await Value(4, 1)).ShouldBe("11");
        await Enter(2, 2, 60);
        (await Value(2, 3)).ShouldBe("0.5");
        (await Value(1, 3)).ShouldBe("0.6");
        (await Value(1, 4)).ShouldBe("0.4");
        await Enter(6, 2, 0);
        (await Value(6, 3)).ShouldBe("null"); // no quotient by zero
        await Enter(6, 1, null);
        (await Value(3, 1)).ShouldBe("null");
        (await Value(1, 1)).ShouldBe("30");
        await Enter(2, 1, null);
        (await Value(1, 1)).ShouldBe("51");
        await Enter(4, 3, 0.9); // a stored ratio counts only at its own region
        (await Value(4, 3)).ShouldBe("0.9");
        (await Value(2, 3)).ShouldBe("0.85");
    }

    private Task Enter(int region, int indicator, double? value) => Writer.Enter(region, campaign: 2, indicator, value);

    private async Task<string> Value(int region, int indicator) =>
        (
            await country.Database.Rows(
                """
                select max(value) from monitoring.datapoint_resolved
                where campaign_id = 2 and region_id = :region and indicator_id = :indicator
                """,
                ("region", region),
                ("indicator", indicator)
            )
        )[0];
}
