using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring;

/// <summary>What the lists of all resources have in common. They only read, so they share one database.</summary>
public sealed class ListResourceTests(Metadata metadata) : IClassFixture<Metadata>
{
    public static TheoryData<string> Resources => [.. Resource.All];

    private HttpClient Reader => metadata.As(metadata.Reader);

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Lists(string resource) =>
        await Verify(await Reader.Get($"/api/v2/{resource}/?limit=3"))
            .UseDirectory(Resource.ListFolder(resource))
            .UseParameters(resource);

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Lists_as_csv(string resource) =>
        await Verify(await Reader.Get($"/api/v2/{resource}?limit=3&format=csv"))
            .UseDirectory(Resource.ListFolder(resource))
            .UseParameters(resource);

    /// <summary>All that is wrong is told at once, in the envelope, also to who asked for CSV.</summary>
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Refuses(string resource) =>
        await Verify(
                await Reader.Get(
                    $"/api/v2/{resource}/?limit=-1&offset=x&format=csv&uri_format=xml&id=abc&id__in=1,,2&id__regex=1&password=x&nonsense__gt=1"
                )
            )
            .UseDirectory(Resource.ListFolder(resource))
            .UseParameters(resource);

    /// <summary>By the status: 401, 404, 405.</summary>
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Refuses_strangers_missing_rows_and_other_verbs(string resource) =>
        await Verify(
                new[]
                {
                    await metadata.Anonymous.Get($"/api/v2/{resource}/?limit=3"),
                    await Reader.Get($"/api/v2/{resource}/999999/"),
                    await Reader.Send(HttpMethod.Put, $"/api/v2/{resource}/"),
                    await Reader.Send(HttpMethod.Delete, $"/api/v2/{resource}/1/"),
                    await Reader.Send(HttpMethod.Patch, $"/api/v2/{resource}"),
                }
            )
            .UseDirectory(Resource.ListFolder(resource))
            .UseParameters(resource);

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Filters_by_each_of_its_fields(string resource)
    {
        var named = JsonNode.Parse((await Reader.Get($"/api/v2/{resource}/?nonsense=1")).Body)!;
        var fields = ((string)named["errors"]!["unknown_field"]!).Split("the fields are ")[1].Split(", ");

        fields.Length.ShouldBeGreaterThan(1);
        var all = await Total("");
        foreach (var field in fields)
        {
            var (without, with) = (await Total($"?{field}__isnull=true"), await Total($"?{field}__isnull=false"));

            (without + with).ShouldBe(all, field);
        }

        (await Total("?id__isnull=true")).ShouldBe(0);

        async Task<int> Total(string query)
        {
            var answer = await Reader.Get($"/api/v2/{resource}/{query}");
            answer.Status.ShouldBe(200, answer.ToString());

            return (int)JsonNode.Parse(answer.Body)!["meta"]!["total_count"]!;
        }
    }

    /// <summary>In the original a filter without a match turned into no filter at all.</summary>
    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Finds_nothing_where_nothing_matches(string resource)
    {
        foreach (var filter in new[] { "id=999999", "id__in=999999", "id__in=999998,999999", "id__lt=0" })
        {
            var answer = await Reader.Get($"/api/v2/{resource}/?{filter}");

            answer.Status.ShouldBe(200, filter);
            answer.Body.ShouldContain("\"total_count\":0", Case.Sensitive, filter);
            answer.Body.ShouldContain("\"objects\":[],\"errors\":{}", Case.Sensitive, filter);
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Pages_neither_overlap_nor_miss(string resource)
    {
        var all = await Ids($"/api/v2/{resource}/?limit=0");
        all.ShouldNotBeEmpty();
        var paged = new List<string>();
        for (var offset = 0; offset < all.Count; offset += 2)
        {
            paged.AddRange(await Ids($"/api/v2/{resource}/?limit=2&offset={offset}"));
        }

        paged.ShouldBe(all);
        (await Ids($"/api/v2/{resource}/?limit=99999999999999999999&offset=99999999999999999999")).ShouldBeEmpty();
        (await Ids($"/api/v2/{resource}/?limit=99999999999999999999")).ShouldBe(all);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Gives_one_row_by_its_path(string resource)
    {
        var ids = await Ids($"/api/v2/{resource}/");
        ids.ShouldNotBeEmpty();
        foreach (var id in ids.Take(2))
        {
            (await Ids($"/api/v2/{resource}/{id}/")).ShouldBe([id]);
            (await Ids($"/api/v2/{resource}/{id}")).ShouldBe([id]);
        }

        foreach (var id in new[] { "999999", "0", "99999999999999999999" })
        {
            var missing = await Reader.Get($"/api/v2/{resource}/{id}/");

            missing.Status.ShouldBe(404, id);
            missing.Body.ShouldContain("\"not_found\"", Case.Sensitive, id);
        }
    }

    [Fact]
    public async Task Is_never_cached()
    {
        using var answer = await Reader.GetAsync("/api/v2/office/");

        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    /// <summary>A refusal tells the page that was asked for, as far as it could be read.</summary>
    [Theory]
    [InlineData("/api/v2/office/?limit=5&offset=2&nonsense=1", "\"limit\":5,\"offset\":2,")]
    [InlineData("/api/v2/office/?limit=x&offset=2", "\"limit\":20,\"offset\":2,")]
    [InlineData("/api/v2/office/999999/?limit=5", "\"limit\":5,\"offset\":0,")]
    [InlineData("/api/v1/geo/?nonsense=1", "\"limit\":0,\"offset\":0,")]
    [InlineData("/api/v1/dataentry/?limit=0&nonsense=1", "\"limit\":0,\"offset\":0,")]
    public async Task A_refusal_tells_the_page(string path, string page) =>
        (await Reader.Get(path)).Body.ShouldStartWith($"{{\"meta\":{{{page}\"total_count\":0,");

    [Fact]
    public async Task Tells_the_resources_to_who_asks_for_another() =>
        await Verify(new[] { await Reader.Get("/api/v2/nonsense/"), await Reader.Get("/api/v1/region/") });

    [Fact]
    public async Task Echoes_what_was_asked() =>
        await Verify(
                await Reader.Get(
                    "/api/v2/office/?name__contains=%C3%BC%F0%9F%98%80%22%5C&id__in=1&id__in=2&uri_display=id&name=%0A"
                )
            )
            .UseDirectory(Resource.ListFolder("office"));

    private async Task<List<string>> Ids(string path) =>
        [.. (await Reader.Ids(path)).Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
