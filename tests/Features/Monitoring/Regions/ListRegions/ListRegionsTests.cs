using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring.Regions.ListRegions;

/// <summary>Who sees which regions, and how far down.</summary>
public sealed class ListRegionsTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/region/";

    /// <summary>Grants: country w on 1; district w and r on 4; reader r on 1, 4 and 9; writer w on 2; nobody none.</summary>
    [Theory]
    [InlineData("country", "", "1,2,3,4,5,6,7,10,8")]
    [InlineData("country", "?read_write=w", "1,2,3,4,5,6,7,10,8")]
    [InlineData("country", "?depth_level=0", "1,2,3,4,5,6,7,10,8")]
    [InlineData("country", "?depth_level=1", "1,2,3")]
    [InlineData("country", "?depth_level=2", "1,2,3,4,5,6,7,10")]
    [InlineData("country", "?depth_level=99", "1,2,3,4,5,6,7,10,8")]
    [InlineData("country", "?depth_level=99999999999999", "1,2,3,4,5,6,7,10,8")]
    [InlineData("district", "", "4,8")]
    [InlineData("district", "?read_write=w", "4,8")]
    [InlineData("district", "?depth_level=1", "4,8")]
    [InlineData("reader", "", "1,4,9,2,3,8,5,6,7,10")]
    [InlineData("reader", "?depth_level=1", "1,4,9,2,3,8")]
    [InlineData("reader", "?read_write=w", "")]
    [InlineData("writer", "", "2,4,5,8")]
    [InlineData("writer", "?read_write=r&depth_level=1", "2,4,5")]
    [InlineData("nobody", "", "")]
    [InlineData("manager", "", "")]
    [InlineData("root", "", "")]
    // the same with filters, which take another statement
    [InlineData("country", "?id__gt=0", "1,2,3,4,5,6,7,10,8")]
    [InlineData("country", "?id__gt=0&depth_level=1", "1,2,3")]
    [InlineData("district", "?id__gt=0&read_write=w", "4,8")]
    [InlineData("reader", "?id__gt=0", "1,4,9,2,3,8,5,6,7,10")]
    [InlineData("reader", "?id__gt=0&read_write=w", "")]
    [InlineData("district", "?id=1", "")]
    [InlineData("district", "?id__in=1,4,9", "4")]
    [InlineData("nobody", "?id=1", "")]
    // and without a page
    [InlineData("reader", "?limit=0", "1,4,9,2,3,8,5,6,7,10")]
    [InlineData("reader", "?limit=0&offset=8", "7,10")]
    [InlineData("nobody", "?limit=0", "")]
    public async Task Sees(string account, string query, string ids) =>
        (await metadata.As(Account(account)).Ids(Path + query)).ShouldBe(ids);

    [Theory]
    [InlineData("country", "", 9)]
    [InlineData("country", "depth_level=1", 3)]
    [InlineData("reader", "", 10)]
    [InlineData("reader", "depth_level=1", 6)]
    [InlineData("reader", "id__lt=4", 3)]
    [InlineData("district", "", 2)]
    [InlineData("nobody", "", 0)]
    public async Task Counts_what_is_seen_before_the_page_is_cut(string account, string query, int total)
    {
        foreach (var page in new[] { "limit=1", "limit=1&offset=1", "limit=0", "offset=1000" })
        {
            var answer = await metadata.As(Account(account)).Get($"{Path}?{page}&{query}".TrimEnd('&'));

            ((int)JsonNode.Parse(answer.Body)!["meta"]!["total_count"]!).ShouldBe(total, page);
        }
    }

    /// <summary>Two grants, one inside the other: the region comes once, with the smaller distance.</summary>
    [Theory]
    [InlineData("country", 8, 3)]
    [InlineData("reader", 8, 1)]
    [InlineData("reader", 4, 0)]
    [InlineData("writer", 8, 2)]
    [InlineData("district", 8, 1)]
    public async Task Tells_the_distance_to_the_nearest_grant(string account, int region, int lvl)
    {
        var client = metadata.As(Account(account));

        ((int)(await client.One($"{Path}{region}/"))["lvl"]!).ShouldBe(lvl);
    }

    [Theory]
    [InlineData("id", "1", "2")]
    [InlineData("name", "\"Nordia\"", "\"Alder\"")]
    [InlineData("slug", "\"nordia\"", "\"alder\"")]
    [InlineData("uri", "\"/api/v2/office/1/\"", "\"/api/v2/region/2/\"")]
    public async Task Writes_references_as_asked(string format, string office, string parent)
    {
        var reader = metadata.As(metadata.Reader);
        var district = await reader.One($"{Path}4/?uri_format={format}");
        var country = await reader.One($"{Path}?id=1&uri_format={format}");

        district["office"]!.ToJsonString().ShouldBe(office);
        district["parent_region"]!.ToJsonString().ShouldBe(parent);
        ((int)district["parent_region_id"]!).ShouldBe(2);
        country["parent_region"].ShouldBeNull();
    }

    [Fact]
    public async Task References_are_text_cells_in_csv() =>
        (await metadata.As(metadata.Reader).Get($"{Path}?id=5&format=csv&uri_format=name")).Body.ShouldContain(
            "5,\"Alder, West\",alder-west,N-A-W,,,District,3,,Nordia,1,Alder,2,1,2,false,/api/v2/region/5/"
        );

    /// <summary>The parent is named, but no way leads to it.</summary>
    [Fact]
    public async Task A_parent_out_of_sight_stays_out_of_sight()
    {
        var district = metadata.As(metadata.District);

        ((string?)(await district.One($"{Path}4/?uri_format=name"))["parent_region"]).ShouldBe("Alder");
        (await district.Get($"{Path}2/")).Status.ShouldBe(404);
    }

    private TestAccount Account(string name) =>
        name switch
        {
            "country" => metadata.Country,
            "district" => metadata.District,
            "reader" => metadata.Reader,
            "writer" => metadata.Writer,
            "manager" => metadata.Manager,
            "root" => metadata.Root,
            _ => metadata.Nobody,
        };
}
