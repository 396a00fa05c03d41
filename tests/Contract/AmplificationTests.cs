using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Platform.Tests.Contract;

/// <summary>
/// What could make much work or a large answer of a small request, at each slice, or with <c>PLATFORM_FUZZ</c> at every
/// operation: long values, wildcards, many
/// parameters and keys, long lists, deep nesting, bombs. Each is sent in one size and in ten times that: time and answer
/// grow at most as much, or it is refused.
/// </summary>
public sealed class AmplificationTests(EveryRight api) : IClassFixture<EveryRight>
{
    private const int Times = 10;

    /// <summary>Ten times as much may take so many times as long: what is not linear would take a hundred.</summary>
    private const int MostTimes = 30;

    /// <summary>Answers below are not compared, as they are mostly the same for both.</summary>
    private const int SmallAnswer = 64 * 1024;

    /// <summary>What is faster than this is not compared: on a busy machine it means nothing.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    /// <summary>Every operation, and not only one of each slice and method.</summary>
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("PLATFORM_FUZZ") is not null;

    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Ten_times_as_much_is_no_more_than_ten_times_the_work(string area)
    {
        var sent = 0;
        var operations = await Operation.Of(api, area);
        foreach (var operation in IsLong ? operations : operations.DistinctBy(one => (one.Method, SliceOf(one))))
        {
            using var caller = await api.NewCaller(area);
            foreach (var kind in Kinds(operation))
            {
                for (var attempt = 1; ; attempt++)
                {
                    var once = await Send(caller, operation, kind.Make(1));
                    var more = await Send(caller, operation, kind.Make(Times));
                    sent += 2;
                    var what = $"{operation.Route}: {kind.Name}: {once} and {more}";

                    more.Status.ShouldBeLessThan(500, $"{what}\n{string.Join('\n', api.Log.Lines)}");
                    once.Status.ShouldBeLessThan(500, $"{what}\n{string.Join('\n', api.Log.Lines)}");
                    more.Bytes.ShouldBeLessThan(Math.Max(SmallAnswer, once.Bytes * (Times + 5)), what);
                    if (more.Time < Short || more.Time < once.Time * MostTimes)
                    {
                        break;
                    }

                    attempt.ShouldBeLessThan(3, what); // the machine may have been busy with something else
                }
            }
        }

        sent.ShouldBeGreaterThan(100);
    }

    private static IEnumerable<(string Name, Func<int, Call> Make)> Kinds(Operation operation)
    {
        var names = (operation.Json["parameters"]?.AsArray() ?? [])
            .Where(parameter => (string?)parameter!["in"] == "query")
            .Select(parameter => (string)parameter!["name"]!)
            .ToList();
        var path = operation.Path;
        if (path.Contains('{'))
        {
            yield return ("long parts of the path", size => Call.Of(Filled(path, new string('9', 800 * size))));
            yield return ("wildcards in the path", size => Call.Of(Filled(path, Repeated("%25_", 200 * size))));
        }

        if (path.EndsWith("{clauses}", StringComparison.Ordinal))
        {
            yield return (
                "many clauses",
                size => Call.Of(Filled(path, Repeated("surname/a/", 40 * size).TrimEnd('/'), slashes: true))
            );
            yield return (
                "a long list in a clause",
                size => Call.Of(Filled(path, "id/" + Repeated("7,", 300 * size) + "7", slashes: true))
            );
        }

        if (operation.Method == "GET" && names.Count > 0)
        {
            var share = 9_000 / names.Count;
            yield return ("long values", size => Queried(names, new string('a', share * size)));
            yield return ("wildcards", size => Queried(names, Repeated("%25_", share / 4 * size)));
            yield return ("long lists", size => Queried(names, Repeated("7,", share / 2 * size) + "7"));
            yield return (
                "repeated parameters",
                size => Queried([.. Enumerable.Repeat(names, size * 2).SelectMany(name => name)], "1")
            );
            yield return (
                "many unknown filters",
                size => Queried([.. Enumerable.Range(0, 90 * size).Select(number => $"id__in_{number}")], "1,2")
            );
        }

        if (operation.ExampleBody is { } example)
        {
            yield return ("long texts", size => Bodied(With(example, new string('x', 8_000 * size))));
            yield return ("wildcards in texts", size => Bodied(With(example, Repeated("%_", 4_000 * size))));
            yield return ("long numbers", size => Bodied(Raw(example, new string('9', 8_000 * size))));
            yield return ("deep nesting", size => Bodied(Raw(example, Nested(50 * size))));
            yield return ("many keys", size => Bodied(ManyKeys(90 * size)));
            yield return (
                "the same key again",
                size => Bodied("{" + Repeated("\"id\":1,", 2_000 * size) + "\"id\":1}")
            );
            yield return (
                "long lists of objects",
                size => Bodied("[" + Repeated(FirstOf(example) + ",", 40 * size) + FirstOf(example) + "]")
            );
            yield return ("long lists of nothing", size => Bodied("[" + Repeated("{},", 1_000 * size) + "{}]"));
            yield return (
                "long lists in a field",
                size => Bodied(Raw(example, "[" + Repeated("1,", 2_000 * size) + "1]"))
            );
            yield return ("a bomb", size => Bomb(1_000_000 * size));
        }

        Call Queried(IReadOnlyCollection<string> parameters, string value) =>
            Call.Of(
                $"{Filled(path, "1")}?{string.Join('&', parameters.Select(name => $"{Uri.EscapeDataString(name)}={value}"))}"
            );

        Call Bodied(string body) => new(operation.ExamplePath, Encoding.UTF8.GetBytes(body), null);

        Call Bomb(int size)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write(Encoding.UTF8.GetBytes($"{{\"name\":\"{new string('x', size)}\"}}"));
            }

            return new(operation.ExamplePath, packed.ToArray(), "gzip");
        }
    }

    private static string SliceOf(Operation operation) => operation.Id!.Split('.')[1];

    private static string Filled(string path, string value, bool slashes = false) =>
        string.Join(
            '/',
            path.Split('/')
                .Select(part =>
                    part.StartsWith('{')
                        ? slashes && part != "{clauses}"
                            ? "1"
                            : value
                        : part
                )
        );

    private static string Repeated(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static string ManyKeys(int count) =>
        "{" + string.Join(',', Enumerable.Range(0, count).Select(number => $"\"key{number}\":{number}")) + "}";

    /// <summary>The example with this in the place of each text.</summary>
    private static string With(string example, string text) => Raw(example, $"\"{text}\"", textsAlone: true);

    private static string Raw(string example, string json, bool textsAlone = false)
    {
        const string Place = "§";
        var body = JsonNode.Parse(example)!;
        foreach (var fields in body is JsonArray items ? items.OfType<JsonObject>() : [body.AsObject()])
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (!textsAlone || value?.GetValueKind() is System.Text.Json.JsonValueKind.String)
                {
                    fields[name] = Place;
                }
            }
        }

        return body.ToJsonString(
                new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
            .Replace($"\"{Place}\"", json, StringComparison.Ordinal);
    }

    private static string FirstOf(string example) =>
        JsonNode.Parse(example) is JsonArray items ? items[0]!.ToJsonString() : example;

    private static async Task<Answer> Send(HttpClient caller, Operation operation, Call call)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), call.Path);
        if (call.Body is not null)
        {
            request.Content = Exchanges.Body(call.Body);
            if (call.Encoding is not null)
            {
                request.Content.Headers.ContentEncoding.Add(call.Encoding);
            }
        }

        var started = Stopwatch.GetTimestamp();
        using var answer = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var bytes =
            answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? 0 // without an end
                : (await answer.Content.ReadAsByteArrayAsync()).Length;

        return new((int)answer.StatusCode, bytes, Stopwatch.GetElapsedTime(started));
    }

    private sealed record Call(string Path, byte[]? Body, string? Encoding)
    {
        public static Call Of(string path) => new(path, null, null);
    }

    private sealed record Answer(int Status, long Bytes, TimeSpan Time);
}
