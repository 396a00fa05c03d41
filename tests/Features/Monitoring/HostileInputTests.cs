using System.Text.Json.Nodes;
using Platform.Tests.Contract;

namespace Platform.Tests.Features.Monitoring;

/// <summary>
/// What nobody should send, in each parameter and each field of each operation, from a caller who may do everything, so
/// that it gets as far as it can: an answer of the area's own, and never a 5xx.
/// </summary>
public sealed class HostileInputTests(Metadata metadata) : IClassFixture<Metadata>
{
    private static readonly string[] Lookups = ["", "__in", "__contains", "__gt", "__range", "__isnull", "__iexact"];

    private static readonly string[] Texts =
    [
        "",
        " ",
        "-1",
        "1.5",
        "true",
        "NaN",
        "é☃😀٣",
        "a\0b",
        "1\0",
        "0001-01-01",
        "99999999999999999999",
        "1e400",
        new('x', 3_000),
        new('9', 3_000),
        "'; drop table monitoring.region; --",
    ];

    /// <summary>Beyond those texts what only JSON can say.</summary>
    private static readonly string[] Values =
    [
        .. Texts.Select(text => JsonValue.Create(text).ToJsonString()),
        "null",
        "-1",
        "1.5",
        "99999999999999999999",
        "true",
        "[]",
        "[1]",
        "{\"a\":null}",
        $"\"{new string('x', 200_000)}\"",
    ];

    public static TheoryData<string> Methods => ["GET", "POST"];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Nothing_makes_the_service_fail(string method)
    {
        await metadata.Database.Execute(
            """
            insert into monitoring.region_permission (user_id, region_id, read_write) values (:root, 1, 'w')
            on conflict do nothing;
            insert into monitoring.user_group (user_id, group_id) values (:root, 1) on conflict do nothing;
            insert into monitoring.document (id, created_by_id, source_id) values (1, :root, 1) on conflict do nothing;
            """,
            ("root", metadata.Root.Id)
        );
        var root = metadata.As(metadata.Root);
        var operations = (await Operation.Of(metadata, "monitoring")).Where(operation => operation.Method == method);
        foreach (var operation in operations.Where(operation => !operation.Path.Contains('{')))
        {
            foreach (var (input, isHarmless) in method == "GET" ? Queries(operation) : Bodies(operation))
            {
                var answer =
                    method == "GET" ? await root.Get(operation.Path + input) : await root.Post(operation.Path, input);

                answer.Status.ShouldBeLessThan(500, Told(answer, input));
                (answer.Status < 400 || answer.Body.Contains("\"error")).ShouldBeTrue(Told(answer, input));
                (isHarmless || answer.Status >= 400).ShouldBeTrue(Told(answer, input));
            }
        }
    }

    /// <summary>Each parameter with each text; fields in turn with another lookup.</summary>
    private static IEnumerable<(string Query, bool IsHarmless)> Queries(Operation operation)
    {
        var at = 0;
        foreach (var parameter in operation.Json["parameters"]!.AsArray().Where(one => (string?)one!["in"] == "query"))
        {
            foreach (var text in Texts)
            {
                var value = Uri.EscapeDataString(text);

                yield return ($"?{parameter!["name"]}={value}", !text.Contains('\0'));
                yield return ($"?{parameter["name"]}{Lookups[at++ % Lookups.Length]}={value}", !text.Contains('\0'));
            }
        }
    }

    /// <summary>Each field with each value: put into the example, as an update and as the condition of a delete.</summary>
    private static IEnumerable<(string Body, bool IsHarmless)> Bodies(Operation operation)
    {
        var example = JsonNode.Parse(operation.ExampleBody!)!.AsObject();
        var schema = operation.Resolve(operation.Json["requestBody"]!["content"]!["application/json"]!["schema"]!);
        foreach (var name in schema["properties"]!.AsObject().Select(field => field.Key).Where(name => name != "id"))
        {
            foreach (var value in Values)
            {
                var body = example.DeepClone().AsObject();
                body[name] = JsonNode.Parse(value);

                yield return (body.ToJsonString(), !value.Contains("\\u0000"));
                yield return ($$"""{"id":1,"{{name}}":{{value}}}""", !value.Contains("\\u0000"));
                yield return ($$"""{"id":"","{{name}}":{{value}}}""", !value.Contains("\\u0000"));
            }
        }
    }

    private static string Told(Exchange answer, string input) =>
        $"{answer.Status} for {(input.Length > 300 ? input[..300] : input)}: {answer.Body} {answer.Head}";
}
