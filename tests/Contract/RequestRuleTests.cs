using System.Globalization;
using System.Text.Json.Nodes;
using Platform.Features.Learning;
using Platform.Tests.Features.Learning;

namespace Platform.Tests.Contract;

/// <summary>
/// The rules in the OpenAPI documents are those by which requests are read: whatever breaks one is refused with the name
/// of the field. Bodies that are read by hand say their rules twice, and this holds the two together.
/// </summary>
public sealed class RequestRuleTests(RequestRuleTests.Open api) : IClassFixture<RequestRuleTests.Open>
{
    public sealed class Open : Api
    {
        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Sync:AllowRegistration"] = "true";

        protected override async Task Arrange(TestDatabase database)
        {
            await database.Execute("insert into sync.organization (id) values (1)");
            var manager = await database.AddAccount("manager", isServiceAccount: true, isStaff: true);
            await database.Execute(
                """
                insert into monitoring.user_permission (user_id, auth_code)
                values (:user_id, 'manage_system'), (:user_id, 'upload_csv')
                """,
                ("user_id", manager.Id)
            );
            (ManagerId, Token) = (manager.Id, manager.Token);
        }

        public long ManagerId { get; private set; }

        public string Token { get; private set; } = "";
    }

    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task What_breaks_a_rule_is_refused_by_name(string area)
    {
        var client = area == LearningArea.Instance.Name ? api.AsPerson(api.ManagerId) : api.WithToken(api.Token);
        foreach (var operation in await Operation.Of(api, area))
        {
            if (operation.ExampleBody is not { } example || await IsClosed(client, operation, example))
            {
                continue;
            }

            var schema = operation.Resolve(operation.Json["requestBody"]!["content"]!["application/json"]!["schema"]!);
            var item = schema["items"] is { } items ? operation.Resolve(items) : schema;
            foreach (var (name, property) in item["properties"]!.AsObject())
            {
                foreach (var wrong in Wrong(operation.Resolve(property!)))
                {
                    var body = With(example, name, wrong);
                    var refused = await Send(client, operation, body);

                    refused.Status.ShouldBe(400, $"{operation.Route} {body}\n{refused.Body}");
                    Alternatives(item, name)
                        .ShouldContain(
                            known => refused.Body.Contains(known, StringComparison.Ordinal),
                            $"{operation.Route} {body}\n{refused.Body}"
                        );
                }
            }
        }
    }

    /// <summary>Where one of several fields is needed, the complaint may name another of them.</summary>
    private static IEnumerable<string> Alternatives(JsonNode item, string name)
    {
        var others = (item["anyOf"]?.AsArray() ?? [])
            .Select(one => one!["required"]?.AsArray() is [var only] ? (string?)only : null)
            .OfType<string>()
            .ToList();

        return others.Contains(name) ? others : [name];
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task What_is_required_is_missed_by_name(string area)
    {
        var client = area == LearningArea.Instance.Name ? api.AsPerson(api.ManagerId) : api.WithToken(api.Token);
        foreach (var operation in await Operation.Of(api, area))
        {
            if (operation.ExampleBody is not { } example || await IsClosed(client, operation, example))
            {
                continue;
            }

            var schema = operation.Resolve(operation.Json["requestBody"]!["content"]!["application/json"]!["schema"]!);
            var item = schema["items"] is { } items ? operation.Resolve(items) : schema;
            foreach (var name in (item["required"]?.AsArray() ?? []).Select(name => (string)name!))
            {
                var body = Without(example, name);
                var refused = await Send(client, operation, body);

                refused.Status.ShouldBe(400, $"{operation.Route} {body}\n{refused.Body}");
                refused.Body.ShouldContain(name, Case.Sensitive, $"{operation.Route} {body}");
            }
        }
    }

    /// <summary>Callers of other kinds, or what does not exist here, are not asked about their bodies.</summary>
    private static async Task<bool> IsClosed(HttpClient client, Operation operation, string example) =>
        (await Send(client, operation, example[0] == '[' ? "[1]" : "{\"\":")).Status is 401 or 403 or 404;

    private static IEnumerable<JsonNode?> Wrong(JsonNode rules)
    {
        if (rules["enum"] is not null)
        {
            yield return "no such word";
        }

        if ((string?)rules["format"] is "date" or "email" or "date-time" or "date-time-local")
        {
            yield return "2018-02-30";
        }

        if ((int?)rules["maxLength"] is { } max)
        {
            yield return new string('x', max + 1);
        }

        if ((int?)rules["minLength"] is { } min)
        {
            yield return new string('x', min - 1);
        }

        foreach (var (bound, step) in new[] { ("minimum", -1m), ("maximum", 1m) })
        {
            if (rules[bound] is { } limit)
            {
                yield return JsonNode.Parse(
                    (decimal.Parse(limit.ToString(), CultureInfo.InvariantCulture) + step).ToString(
                        CultureInfo.InvariantCulture
                    )
                );
            }
        }

        if (rules["type"] is { } type)
        {
            yield return new JsonObject { ["a"] = 1 };
            if (!type.ToJsonString().Contains("\"null\"", StringComparison.Ordinal))
            {
                yield return null;
            }
        }
    }

    private static string With(string example, string name, JsonNode? value)
    {
        var body = JsonNode.Parse(example)!;
        foreach (var item in body is JsonArray items ? items.Take(1) : [body])
        {
            item![name] = value?.DeepClone();
        }

        return body.ToJsonString();
    }

    private static string Without(string example, string name)
    {
        var body = JsonNode.Parse(example)!;
        foreach (var item in body is JsonArray items ? items.Take(1) : [body])
        {
            item!.AsObject().Remove(name);
        }

        return body.ToJsonString();
    }

    private static Task<Exchange> Send(HttpClient client, Operation operation, string body) =>
        client.Send(
            new HttpMethod(operation.Method),
            System.Text.RegularExpressions.Regex.Replace(
                operation.Path,
                @"\{\w+\}",
                "1",
                default,
                TimeSpan.FromSeconds(1)
            ),
            Exchanges.Body(body)
        );
}
