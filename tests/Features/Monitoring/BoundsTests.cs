using System.Diagnostics;

namespace Platform.Tests.Features.Monitoring;

/// <summary>What one caller sends costs in proportion, and nobody else anything.</summary>
public sealed class BoundsTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Office = "/api/v2/office/";

    /// <summary>Kept a core busy for minutes when messages were joined one to another.</summary>
    [Fact]
    public async Task Forty_thousand_unknown_keys_are_refused_at_once()
    {
        var body = $"{{{string.Join(',', Enumerable.Range(0, 40_000).Select(at => $"\"key{at}\":1"))}}}";
        var clock = Stopwatch.StartNew();

        (await metadata.As(metadata.Nobody).Refusal(Office, body)).ShouldStartWith("403 permission_denied");
        (await metadata.As(metadata.Manager).Refusal(Office, body)).ShouldBe(
            "400 invalid_value: the body has more than 1000 fields"
        );
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_hundred_messages_are_enough()
    {
        var keys = Enumerable.Range(0, 900).ToArray();
        var body = $"{{{string.Join(',', keys.Select(at => $"\"key{at}\":1"))}}}";

        var written = await metadata.As(metadata.Manager).Post(Office, body);
        var read = await metadata
            .As(metadata.Manager)
            .Get($"{Office}?{string.Join('&', keys.Select(at => $"key{at}=1"))}");

        foreach (var answer in new[] { written, read })
        {
            answer.Status.ShouldBe(400);
            answer.Body.Split("; ").Length.ShouldBe(101);
            answer.Body.ShouldContain("; and more\"");
        }
    }

    [Theory]
    [InlineData("application/json", "{\"name\":\"")]
    [InlineData("application/x-www-form-urlencoded", "name=")]
    public async Task One_object_has_at_most_a_mebibyte(string mediaType, string start)
    {
        var content = new ByteArrayContent([.. System.Text.Encoding.UTF8.GetBytes(start), .. new byte[1024 * 1024]]);
        content.Headers.ContentType = new(mediaType);

        var answer = await metadata.As(metadata.Manager).Send(HttpMethod.Post, Office, content);

        answer.Status.ShouldBe(413);
        answer.Body.ShouldContain("\"too_large\"");
    }

    [Theory]
    [InlineData(256 * 1024 - 2, 200)]
    [InlineData(256 * 1024 - 1, 400)]
    public async Task A_dashboard_has_at_most_a_quarter_of_it(int letters, int status)
    {
        var text = new string('x', letters);

        var answer = await metadata
            .As(metadata.Nobody)
            .Post("/api/v2/custom_dashboard/", $$"""{"title":"t{{letters}}","dashboard_json":["{{text[..^2]}}"]}""");

        answer.Status.ShouldBe(status, answer.Body[..Math.Min(200, answer.Body.Length)]);
        if (status == 400)
        {
            answer.Body.ShouldContain("dashboard_json: has more than 262144 bytes");
        }
    }

    [Theory]
    [InlineData("/api/v2/office/", "{")]
    [InlineData("/api/v2/document_process/", "{")]
    [InlineData("/api/v2/document_process/", """{"nonsense":1}""")]
    [InlineData("/api/v2/refresh_master/", "{")]
    [InlineData("/api/v2/refresh_master/", """{"document_id":"x"}""")]
    public async Task Who_may_nothing_is_told_that_and_not_what_is_wrong(string path, string body) =>
        (await metadata.As(metadata.Nobody).Refusal(path, body)).ShouldStartWith("403 permission_denied");

    /// <summary>Eight connections serve everybody; eight readers who stop reading a long list must not hold them.</summary>
    [Fact]
    public async Task Slow_readers_of_long_lists_hold_no_connection()
    {
        await metadata.Database.Execute(
            """
            insert into monitoring.custom_dashboard (title, description, dashboard_json, owner_id)
            select 'long ' || number, '', jsonb_build_object('a', repeat('x', 200000)), :owner_id
            from generate_series(1, 40) as number
            """,
            ("owner_id", metadata.Nobody.Id)
        );
        var slow = new List<HttpResponseMessage>();
        for (var reader = 0; reader < 12; reader++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v2/custom_dashboard/?limit=0");
            slow.Add(await metadata.As(metadata.Nobody).SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
        }

        var held = await metadata.Database.Value<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and state = 'active' and query like '%ListCustomDashboards%' and pid <> pg_backend_pid()"
        );
        var other = await metadata.As(metadata.Reader).Get(Office);
        slow.ForEach(response => response.Dispose());

        held.ShouldBe(0);
        other.Status.ShouldBe(200);
    }
}
