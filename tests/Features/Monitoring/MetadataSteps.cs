using System.Globalization;
using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Monitoring;

/// <summary>What the tests of the area do again and again.</summary>
internal static class MetadataSteps
{
    /// <summary>The ids of the objects, in the order of the answer.</summary>
    public static async Task<string> Ids(this HttpClient client, string path)
    {
        var answer = await client.Get(path);
        answer.Status.ShouldBe(200, answer.ToString());

        return string.Join(',', JsonNode.Parse(answer.Body)!["objects"]!.AsArray().Select(row => (long)row!["id"]!));
    }

    /// <summary>The one object of the answer.</summary>
    public static async Task<JsonNode> One(this HttpClient client, string path)
    {
        var answer = await client.Get(path);
        answer.Status.ShouldBe(200, answer.ToString());

        return JsonNode.Parse(answer.Body)!["objects"]!.AsArray().ShouldHaveSingleItem()!;
    }

    /// <summary>The id of the row that the body inserts.</summary>
    public static async Task<int> Insert(this HttpClient client, string path, string body)
    {
        var answer = await client.Post(path, body);
        answer.Status.ShouldBe(200, answer.ToString());

        return (int)JsonNode.Parse(answer.Body)!["objects"]!["new_id"]!;
    }

    /// <summary>Types a value in, as the form of the front end does.</summary>
    public static async Task Enter(this HttpClient client, int region, int campaign, int indicator, double? value)
    {
        var number = value?.ToString("R", CultureInfo.InvariantCulture) ?? "null";
        var answer = await client.Post(
            "/api/v1/dataentry/",
            $$"""{"region_id":{{region}},"campaign_id":{{campaign}},"indicator_id":{{indicator}},"value":{{number}}}"""
        );
        answer.Status.ShouldBeOneOf([200, 201], answer.ToString());
    }

    /// <summary>Status and error of a refused write, <c>409 conflict: …</c>.</summary>
    public static async Task<string> Refusal(this HttpClient client, string path, string body)
    {
        var answer = await client.Post(path, body);
        var (type, message) = JsonNode.Parse(answer.Body)!["error"]!.AsObject().ShouldHaveSingleItem();

        return $"{answer.Status} {type}: {message}";
    }
}
