namespace Platform.Tests.Features.Learning;

/// <summary>The conventions of lists, on the simplest of them: pages, links, ordering, filters, search.</summary>
public sealed class ListSpecializationsTests(ListSpecializationsTests.Rows api)
    : IClassFixture<ListSpecializationsTests.Rows>
{
    private const string Path = "/api/v0/specializations/";

    /// <summary>Beside the one of everybody.</summary>
    public sealed class Rows : LearningApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into learning.specialization
                    (id, name, secondary_name, banner, main, main_on_categories_page, sort_id, created, updated)
                values
                    (12, 'Офтальмолог', 'Офтальмология', repeat('a', 64) || '/eye.png', true, false, 3, '2026-11-02 10:30:00.120000Z', '2026-11-02 10:30Z'),
                    (13, 'Dentist 100%', 'Dentistry', null, false, true, 2, '2026-11-03 00:00Z', '2026-11-03 00:00Z'),
                    (14, 'Dermatologist', 'Dermatology', null, true, true, 2, '2026-11-04 00:00Z', '2026-11-04 00:00Z');
                """
            );
        }
    }

    [Fact]
    public async Task In_their_order() => await Verify(await api.Anonymous.Get(Path));

    [Fact]
    public async Task Pages_and_their_links() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(Path + "?x=ä b&page_size=1&a=&page=2"),
                await api.Anonymous.Get(Path + "?page=last&page_size=3"),
                await api.Anonymous.Get(Path + "?page_size=2"),
                await api.Anonymous.Get(Path + "?page=0"),
            }
        );

    [Theory]
    [InlineData("page=1&name=nothing&search=nothing", 200)]
    [InlineData("page=-1", 404)]
    [InlineData("page=", 404)]
    [InlineData("page=x", 404)]
    [InlineData("page=2", 404)]
    [InlineData("page=99999999999999999999", 404)]
    [InlineData("page=1.0", 404)]
    [InlineData("page=last", 200)]
    [InlineData("page_size=0", 200)]
    [InlineData("page_size=-5", 200)]
    [InlineData("page_size=x", 200)]
    [InlineData("page_size=100000", 200)]
    public async Task Odd_pages(string query, int status)
    {
        var answer = await api.Anonymous.Get($"{Path}?{query}");

        answer.Status.ShouldBe(status);
        if (status == 404)
        {
            answer.Body.ShouldBe("""{"detail":"Invalid page."}""");
        }
    }

    [Theory]
    [InlineData("", "11,13,14,12")]
    [InlineData("name", "13,14,12,11")]
    [InlineData("-sort_id", "12,13,14,11")]
    [InlineData("main, -created", "13,11,14,12")]
    [InlineData("--name,-,nothing,password_hash", "11,13,14,12")]
    [InlineData("id", "11,13,14,12")]
    [InlineData("name;drop table x", "11,13,14,12")]
    public async Task Orderings(string ordering, string ids) => (await Ids("ordering=" + ordering)).ShouldBe(ids);

    [Theory]
    [InlineData("main=true", "14,12")]
    [InlineData("main=FALSE", "11,13")]
    [InlineData("main=1&main_on_categories_page=0", "12")]
    [InlineData("main=perhaps", "11,13,14,12")]
    [InlineData("main=true&main=false", "11,13")]
    [InlineData("main=", "11,13,14,12")]
    [InlineData("sort_id=2", "13,14")]
    [InlineData("sort_id=2.0", "13,14")]
    [InlineData("sort_id=2.5", "")]
    [InlineData("sort_id=99999999999999999999", "")]
    [InlineData("sort_id__gt=2", "11,13,14,12")]
    [InlineData("name=Dermatologist", "11,13,14,12")]
    [InlineData("nofield=1&created__foo=x", "11,13,14,12")]
    [InlineData("created=2026-11-02T10:30:00.120000", "12")]
    [InlineData("created=2026-11-02 10:30:00.12", "12")]
    [InlineData("created__gte=2026-11-03T00:00", "13,14")]
    [InlineData("created__gt=2026-11-03T00:00Z", "14")]
    [InlineData("created__lt=2026-11-03T02:00+02:00", "11,12")]
    [InlineData("created__lte=2026-11-03T02:00 02:00", "11,13,12")]
    [InlineData("created__range=2026-11-02T00:00,2026-11-03T00:00", "13,12")]
    [InlineData("created__range=2026-11-04T00:00,2026-11-02T00:00", "")]
    [InlineData("created__range=,2026-11-02T00:00", "")]
    [InlineData("created__range=,", "")]
    public async Task Filters(string query, string ids) => (await Ids(query)).ShouldBe(ids);

    [Theory]
    [InlineData("sort_id=x", """{"sort_id":["Enter a number."]}""")]
    [InlineData("sort_id=NaN", """{"sort_id":["Enter a number."]}""")]
    [InlineData("sort_id=%00", """{"sort_id":["Enter a number."]}""")]
    [InlineData("created=2026-11-02", """{"created":["Enter a valid date/time."]}""")]
    [InlineData("created__gt=0001-01-01T00:00:00%2B03:00", """{"created__gt":["Enter a valid date/time."]}""")]
    [InlineData("created__range=2026-11-02T00:00", """{"created__range":["Range query expects two values."]}""")]
    [InlineData("created__range=1,2,3", """{"created__range":["Range query expects two values."]}""")]
    [InlineData("created__range=x,", """{"created__range":["Enter a valid date/time."]}""")]
    [InlineData(
        "sort_id=x&created=y&page=77",
        """{"sort_id":["Enter a number."],"created":["Enter a valid date/time."]}"""
    )]
    public async Task Wrong_filters_are_told_together_and_before_the_page(string query, string body)
    {
        var answer = await api.Anonymous.Get($"{Path}?{query}");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldBe(body);
    }

    [Fact]
    public async Task A_wrong_filter() => await Verify(await api.Anonymous.Get(Path + "?sort_id=x"));

    [Theory]
    [InlineData("хирург", "11")]
    [InlineData("ОФТАЛЬМ", "12")]
    [InlineData("de", "13,14")]
    [InlineData("de,ogy", "14")]
    [InlineData(" dent  istry ", "13")]
    [InlineData("%", "13")]
    [InlineData("_", "")]
    [InlineData("\\", "")]
    [InlineData("", "11,13,14,12")]
    [InlineData(" , ", "11,13,14,12")]
    [InlineData("%00", "11,13,14,12")]
    public async Task Searches(string text, string ids) =>
        (await Ids("search=" + (text == "%00" ? text : Uri.EscapeDataString(text)))).ShouldBe(ids);

    private async Task<string> Ids(string query)
    {
        var answer = await api.Anonymous.Get($"{Path}?{query}");
        answer.Status.ShouldBe(200, answer.Body);
        using var body = System.Text.Json.JsonDocument.Parse(answer.Body);
        var rows = body.RootElement.GetProperty("results").EnumerateArray().ToList();
        body.RootElement.GetProperty("count").GetInt32().ShouldBe(rows.Count);

        return string.Join(',', rows.Select(row => row.GetProperty("id").GetInt64()));
    }
}
