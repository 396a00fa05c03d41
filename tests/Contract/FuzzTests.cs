using System.Text.Json.Nodes;

namespace Platform.Tests.Contract;

/// <summary>
/// Malformed values for every path, query and body field that the OpenAPI documents name, from one who may do everything
/// and from every kind of caller who may not: whatever is sent, the answer is the API's own and never a 5xx. Seeded, so
/// that a failure comes back; <c>PLATFORM_FUZZ=20</c> sends twenty times as much, <c>PLATFORM_FUZZ_SEED</c> something else.
/// </summary>
public sealed class FuzzTests(EveryRight api) : IClassFixture<EveryRight>
{
    private static readonly int RequestsPerOperation = 60 * Setting("PLATFORM_FUZZ", 1);
    private static readonly int Seed = Setting("PLATFORM_FUZZ_SEED", 20221125);

    /// <summary>Every so many requests are sent by somebody who may not do everything.</summary>
    private const int Strange = 5;

    /// <summary>What people, other languages and attackers put where something else is expected.</summary>
    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e2",
        "1e400",
        "-0",
        "9223372036854775808",
        "-9223372036854775809",
        "2147483648",
        "99999999999999999999999999999999",
        "0.1e-999",
        "\"\"",
        "\" \"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"'; drop table x; --\"",
        "\"%00\"",
        "\"../../etc\"",
        "\"\ud83d\ude00\"",
        "\"2022-02-30\"",
        "\"0001-01-01\"",
        "\"10000-01-01\"",
        "\"NaN\"",
        "\"Infinity\"",
        "\"1_000\"",
        "\"\u0661\u0662\"",
        "\"\\t5\\n\"",
        "[]",
        "{}",
        "[[]]",
        "{\"a\":{\"b\":[1]}}",
        "[null]",
        "\":name\"",
        "\"{0}\"",
        "\"<b>\"",
    ];

    private static readonly string[] Bodies =
    [
        "",
        " ",
        "null",
        "[",
        "]",
        "{",
        "{}",
        "[]",
        "[{}]",
        "[null]",
        "[[]]",
        "[1]",
        "\"x\"",
        "1",
        "true",
        "[{]",
        "{\"a\":}",
        "\u0000",
        "[{\"a\":1},]",
        "{\"a\":1,\"a\":2}",
        "NaN",
        "[{\"\":\"\"}]",
        "a=1&b=2",
    ];

    private static readonly string[] MediaTypes =
    [
        "application/json",
        "application/json",
        "application/json",
        "application/x-www-form-urlencoded",
        "text/plain",
        "application/xml",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
    ];

    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task No_value_makes_the_service_fail(string area)
    {
        var random = new Random(Seed);
        var strangers = await api.Strangers(area);
        foreach (var operation in await Operation.Of(api, area))
        {
            var owner = await api.NewCaller(area);
            var statuses = new List<int>();
            for (var at = 0; at < RequestsPerOperation; at++)
            {
                var path = Path(operation, random);
                var body = operation.Json["requestBody"] is null ? null : Body(operation, random);
                var mediaType = at % 3 == 0 ? random.Pick(MediaTypes) : "application/json";
                var caller = at % Strange == 0 ? strangers[at / Strange % strangers.Count] : owner;

                var answer = await Send(caller, operation.Method, path, body, mediaType);

                if (caller == owner)
                {
                    statuses.Add(answer.Status);
                }

                answer.Status.ShouldBeLessThan(500, $"{answer}\n{string.Join('\n', api.Log.Lines)}");
                if (answer.Status >= 400)
                {
                    answer.Head.ShouldContain("Content-Type: application/", Case.Sensitive, answer.ToString());
                    answer.Body.ShouldNotContain("Exception", Case.Sensitive, answer.ToString());
                }
            }

            // To log in takes a password, which nobody here has.
            (operation.NeedsPassword || statuses.Any(status => status != 401 && status != 403)).ShouldBeTrue(
                $"{operation.Route} was never reached"
            );
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;

    private static async Task<Exchange> Send(
        HttpClient caller,
        string method,
        string path,
        string? body,
        string mediaType
    )
    {
        var content = body is null ? null : new StringContent(body);
        if (content is not null)
        {
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        }

        return await caller.Send(new HttpMethod(method), path, content);
    }

    private static string Path(Operation operation, Random random)
    {
        var path = operation.Path;
        var query = new List<string>();
        foreach (var parameter in operation.Json["parameters"]?.AsArray() ?? [])
        {
            var name = (string)parameter!["name"]!;
            var value = Uri.EscapeDataString(random.Pick(Values).Trim('"'));
            if ((string?)parameter["in"] == "path")
            {
                path = path.Replace($"{{{name}}}", value.Length == 0 ? "7" : value, StringComparison.Ordinal);
            }
            else if (random.Next(2) == 0)
            {
                query.Add($"{name}={value}");
            }
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    /// <summary>The example with some of its values replaced, or something else altogether.</summary>
    private static string Body(Operation operation, Random random)
    {
        if (operation.ExampleBody is not { } example || random.Next(4) == 0)
        {
            return random.Pick(Bodies);
        }

        var body = JsonNode.Parse(example)!;
        foreach (var fields in body is JsonArray items ? items.OfType<JsonObject>() : [body.AsObject()])
        {
            foreach (var field in fields.Select(field => field.Key).ToList())
            {
                if (random.Next(3) == 0)
                {
                    fields[field] = $"§{random.Next(Values.Length)}§";
                }
            }
        }

        return Values
            .Index()
            .Aggregate(
                body.ToJsonString(
                    new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
                ),
                (text, value) => text.Replace($"\"§{value.Index}§\"", value.Item, StringComparison.Ordinal)
            );
    }
}

internal static class RandomPick
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
