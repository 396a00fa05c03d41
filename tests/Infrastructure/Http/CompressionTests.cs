using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;

namespace Platform.Tests.Infrastructure;

/// <summary>Long answers are compressed for who takes them so, the others stay as they are.</summary>
public sealed class CompressionTests(CompressionTests.Interactions api) : IClassFixture<CompressionTests.Interactions>
{
    /// <summary>Rows for exports of about half a megabyte.</summary>
    public class Interactions : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                """
                insert into sync.therapist (id) values ('t');
                insert into sync.interaction (therapist_id, interaction_date, counter, chat_count, call_count)
                select 't', '2020-01-01'::date + number, 1, number, 0
                from generate_series(1, 8000) as number;
                insert into monitoring.office (id, name) values (1, 'Nordia');
                insert into monitoring.region_type (id, name) values (1, 'Country');
                insert into monitoring.region (id, name, region_code, slug, region_type_id, office_id)
                values (1, 'Nordia', 'N', 'nordia', 1, 1);
                insert into monitoring.region_polygon (region_id, geometry)
                select
                    1,
                    jsonb_build_object(
                        'type', 'Polygon',
                        'coordinates', jsonb_build_array(jsonb_agg(jsonb_build_array(number % 100, 1) order by number))
                    )
                from generate_series(0, 500) as number;
                insert into monitoring.region_permission (user_id, region_id)
                select id, 1 from identity.account where username = 'sync-bot';
                """
            );
    }

    public sealed class Switched : Interactions
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Http:CompressFromBytes"] = "0";
    }

    private const string Geo = "/api/v1/geo/";

    public static TheoryData<string, string, string> Coded =>
        new()
        {
            { "json", "gzip", "gzip" },
            { "json", "br", "br" },
            { "json", "gzip, deflate, br, zstd", "br" },
            { "json", "gzip;q=1.0, br;q=0.5", "gzip" },
            { "json", "*", "br" },
            { "json", "br;q=0, *;q=0.1", "gzip" },
            { "csv", "gzip", "gzip" },
            { "csv", "br", "br" },
            { Geo, "gzip", "gzip" },
            { Geo, "br", "br" },
            { "/openapi/monitoring.json", "gzip", "gzip" },
        };

    [Theory]
    [MemberData(nameof(Coded))]
    public async Task A_long_answer_is_compressed(string what, string accepted, string coding)
    {
        using var plain = await Ask(what, accepted: null);
        var bytes = await plain.Content.ReadAsByteArrayAsync();

        using var answer = await Ask(what, accepted);

        answer.Content.Headers.ContentEncoding.ShouldBe([coding]);
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        answer.Content.Headers.ContentType.ShouldBe(plain.Content.Headers.ContentType);
        answer.Content.Headers.ContentDisposition.ShouldBe(plain.Content.Headers.ContentDisposition);
        var sent = await answer.Content.ReadAsByteArrayAsync();
        sent.Length.ShouldBeLessThan(bytes.Length / 2);
        (await Unpacked(sent, coding)).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip;q=0, br;q=0")]
    [InlineData("deflate, zstd")]
    [InlineData("*;q=0")]
    [InlineData("gzip;;")]
    [InlineData("")]
    public async Task Who_takes_neither_gets_it_as_it_is(string accepted)
    {
        using var answer = await Ask("csv", accepted);

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("therapist_id,");
    }

    /// <summary>Compressed it would be longer, or hardly shorter.</summary>
    [Theory]
    [InlineData("/organizations/")]
    [InlineData("/api/v2/office/")]
    [InlineData("/api/v2/office/?nonsense=1")]
    [InlineData("/api/v2/nonsense/")]
    public async Task A_short_answer_stays_as_it_is(string path)
    {
        using var plain = await Ask(path, accepted: null);

        using var answer = await Ask(path, "gzip, br");

        answer.StatusCode.ShouldBe(plain.StatusCode);
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        (await answer.Content.ReadAsStringAsync()).ShouldBe(await plain.Content.ReadAsStringAsync());
    }

    /// <summary>A tag is of certain bytes; the same content in others is only as good as that.</summary>
    [Fact]
    public async Task The_tag_of_a_compressed_answer_is_weak_and_known()
    {
        using var plain = await Ask(Geo, accepted: null);
        using var answer = await Ask(Geo, "gzip");

        plain.Headers.ETag!.IsWeak.ShouldBeFalse();
        answer.Headers.ETag!.ToString().ShouldBe("W/" + plain.Headers.ETag);
        plain.Headers.Vary.ShouldContain("Accept-Encoding");

        using var again = new HttpRequestMessage(HttpMethod.Get, Geo);
        again.Headers.AcceptEncoding.ParseAdd("gzip");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag);
        using var known = await api.Client.SendAsync(again);
        ((int)known.StatusCode).ShouldBe(304);
        known.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_head_is_that_of_the_answer_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/openapi/monitoring.json");
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var answer = await api.Client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    /// <summary>json and csv are the export of interactions; all else is a path.</summary>
    private Task<HttpResponseMessage> Ask(string what, string? accepted) => Ask(api, what, accepted);

    internal static async Task<HttpResponseMessage> Ask(Api api, string what, string? accepted)
    {
        using var request = what.StartsWith('/')
            ? new HttpRequestMessage(HttpMethod.Get, what)
            : new HttpRequestMessage(HttpMethod.Post, "/interactions/export/")
            {
                Content = new StringContent(
                    $$"""{"format":"{{what}}"}""",
                    Encoding.UTF8,
                    new MediaTypeHeaderValue("application/json")
                ),
            };
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        var answer = await api.Client.SendAsync(request);
        await answer.Content.LoadIntoBufferAsync();

        return answer;
    }

    private static async Task<byte[]> Unpacked(byte[] sent, string coding)
    {
        await using var packed = new MemoryStream(sent);
        await using Stream unpacking =
            coding == "br"
                ? new BrotliStream(packed, CompressionMode.Decompress)
                : new GZipStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacking.CopyToAsync(bytes);

        return bytes.ToArray();
    }
}

public sealed class NoCompressionTests(CompressionTests.Switched api) : IClassFixture<CompressionTests.Switched>
{
    [Fact]
    public async Task It_can_be_switched_off()
    {
        using var answer = await CompressionTests.Ask(api, "csv", "gzip, br");

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }
}
