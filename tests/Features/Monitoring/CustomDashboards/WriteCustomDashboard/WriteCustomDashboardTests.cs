using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring.CustomDashboards.WriteCustomDashboard;

/// <summary>Whose a dashboard is, and what it may hold.</summary>
public sealed class WriteCustomDashboardTests(Metadata metadata) : IClassFixture<Metadata>
{
    private const string Path = "/api/v2/custom_dashboard/";

    [Fact]
    public async Task Everybody_sees_it_and_only_its_owner_and_superusers_change_it()
    {
        var (nobody, reader) = (metadata.As(metadata.Nobody), metadata.As(metadata.Reader));
        var id = await nobody.Insert(Path, $$"""{"title":"Mine","owner_id":{{metadata.Root.Id}}}""");
        var update = $$"""{"id":{{id}},"description":"x"}""";

        ((bool)(await nobody.One($"{Path}{id}/"))["owned_by_current_user"]!).ShouldBeTrue();
        var seen = await reader.One($"{Path}{id}/");
        ((bool)seen["owned_by_current_user"]!).ShouldBeFalse();
        ((string?)seen["owner_username"]).ShouldBe("nobody");
        foreach (var other in new[] { reader, metadata.As(metadata.Manager) })
        {
            (await other.Refusal(Path, update)).ShouldStartWith("403 permission_denied");
            (await other.Refusal(Path, """{"id":"","title":"Mine"}""")).ShouldStartWith("403 permission_denied");
        }

        (await nobody.Post(Path, update)).Status.ShouldBe(200);
        (await metadata.As(metadata.Root).Post(Path, update)).Status.ShouldBe(200);
        ((long)(await nobody.One($"{Path}{id}/"))["owner_id"]!).ShouldBe(metadata.Nobody.Id);
        (await metadata.As(metadata.Root).Post(Path, """{"id":"","title":"Mine"}""")).Status.ShouldBe(200);
        (await reader.Refusal(Path, """{"id":"","title":"Mine"}""")).ShouldStartWith("404");
    }

    [Theory]
    [InlineData("{\"a\":[1,null,\"ü\"]}", "{\"a\": [1, null, \"ü\"]}")]
    [InlineData("\"{\\\"a\\\":1}\"", "{\"a\": 1}")]
    [InlineData("\"[]\"", "[]")]
    [InlineData("\"\\\"text\\\"\"", "\"text\"")]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("\" null\"", null)]
    [InlineData("true", "true")]
    [InlineData("1e2", "100")]
    [InlineData("[-0.5E+2,1e-3]", "[-50, 0.001]")]
    public async Task Holds_any_json(string sent, string? stored)
    {
        var client = metadata.As(metadata.Country);
        var updated = await client.Post(Path, $$"""{"id":1,"dashboard_json":{{sent}}}""");

        updated.Status.ShouldBe(200, updated.ToString());
        var kept = await metadata.Database.Rows(
            "select dashboard_json::text from monitoring.custom_dashboard where id = 1"
        );
        kept.ShouldBe([stored ?? "null"]);
        var read = (await client.One($"{Path}?id=1"))["dashboard_json"];
        JsonNode.DeepEquals(read, stored is null ? null : JsonNode.Parse(stored)).ShouldBeTrue();
        var applied = JsonNode.Parse(updated.Body)!["objects"]!["updated_values"]!["dashboard_json"];
        JsonNode.DeepEquals(applied, read).ShouldBeTrue(updated.Body);
    }

    [Theory]
    [InlineData("\"{broken\"", "invalid_json: dashboard_json: the text is not JSON")]
    [InlineData("\"{'a':1}\"", "invalid_json: dashboard_json: the text is not JSON")]
    [InlineData("\" \"", "invalid_json: dashboard_json: the text is not JSON")]
    [InlineData("{\"a\":\"\\u0000\"}", "invalid_json: dashboard_json: JSON with U+0000 cannot be stored")]
    [InlineData("{\"a\":\"\\ud800\"}", "invalid_json: dashboard_json: the JSON has half a surrogate pair")]
    [InlineData(
        "[{\"a\":1e200000}]",
        "invalid_json: dashboard_json: a number of more than 1000 digits cannot be stored"
    )]
    [InlineData("\"-1E-200000\"", "invalid_json: dashboard_json: a number of more than 1000 digits cannot be stored")]
    [InlineData("1e99999999999", "invalid_json: dashboard_json: a number of more than 1000 digits cannot be stored")]
    public async Task Refuses_what_is_none(string sent, string refusal) =>
        (await metadata.As(metadata.Country).Refusal(Path, $$"""{"id":1,"dashboard_json":{{sent}}}""")).ShouldBe(
            "400 " + refusal
        );

    [Fact]
    public async Task A_number_is_not_endless()
    {
        var client = metadata.As(metadata.Country);

        (await client.Post(Path, $$"""{"id":1,"dashboard_json":0.{{new string('1', 998)}}}""")).Status.ShouldBe(200);
        (await client.Refusal(Path, $$"""{"id":1,"dashboard_json":0.{{new string('1', 20_000)}}}""")).ShouldBe(
            "400 invalid_json: dashboard_json: a number of more than 1000 digits cannot be stored"
        );
    }

    [Fact]
    public async Task A_description_has_at_most_1000_characters()
    {
        var client = metadata.As(metadata.Country);

        (await client.Post(Path, $$"""{"id":1,"description":"{{new string('x', 1000)}}"}""")).Status.ShouldBe(200);
        (await client.Post(Path, """{"id":1,"description":""}""")).Status.ShouldBe(200);
        (await client.Refusal(Path, $$"""{"id":1,"description":"{{new string('x', 1001)}}"}""")).ShouldBe(
            "400 invalid_value: description: has more than 1000 characters"
        );
        (await client.Refusal(Path, """{"title":"=Empty"}""")).ShouldBe(
            "409 conflict: title: another row has '=Empty'"
        );
    }
}
