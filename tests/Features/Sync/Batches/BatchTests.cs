using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Platform.Features.Sync;
using Platform.Infrastructure.Http;

namespace Platform.Tests.Features.Sync;

/// <summary>The streaming reader of batches against the framework's whole-document reader.</summary>
public sealed class BatchTests
{
    /// <summary>Texts whose bytes are told apart from structure only by care.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        "",
        "a",
        "\\\"",
        "{",
        "]",
        ",",
        "\\\\",
        "é",
        "\\u00e9",
        "😀",
        "[]"
    );

    private static readonly Gen<string> Values = Gen.OneOf(
        Gen.OneOf("1", "-2.5e3", "true", "false", "null", "[]", "{}", "[1,{\"x\":[2]}]", "{\"y\":{\"z\":null}}"),
        Texts.Select(text => $"\"{text}\"")
    );

    private static readonly Gen<string> Blanks = Gen.OneOf("", "", "", " ", "\n", "\t ", "\r\n");

    private static readonly Gen<string> Items = Gen.OneOf(
        Gen.Select(Texts, Values, Texts, Values, Blanks)
            .Select(
                (one, first, two, second, blank) => $"{{{blank}\"{one}\":{first}{blank},\"{two}\":{blank}{second}}}"
            ),
        Values
    );

    private static readonly Gen<byte[]> Bodies = Gen.Select(Items.Array[0, 12], Blanks, Blanks)
        .Select(
            (items, before, after) => Encoding.UTF8.GetBytes($"{before}[{string.Join("," + after, items)}]{after}")
        );

    /// <summary>Bytes cut off, changed or put in: mostly no JSON any more, sometimes another.</summary>
    private static readonly Gen<byte[]> Damaged = Gen.Select(Bodies, Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 2])
        .Select(
            (body, place, sign, how) =>
            {
                var at = place % body.Length;

                return how switch
                {
                    0 => body[..at],
                    1 => [.. body[..at], sign, .. body[(at + 1)..]],
                    _ => [.. body[..at], sign, .. body[at..]],
                };
            }
        );

    [Fact]
    public void Any_split_of_the_body_and_any_window_gives_what_the_document_holds() =>
        Gen.Select(Gen.Frequency((3, Bodies), (1, Damaged)), Gen.Int[1, 64], Gen.Int[16, 80])
            .Sample(
                (body, chunk, window) =>
                    Read(body, chunk, window)
                        .ShouldBe(Expected(body), $"{Encoding.UTF8.GetString(body)} {chunk} {window}"),
                iter: 20_000
            );

    [Theory]
    [InlineData("", "Expected a list of items but got type \"dict\".")]
    [InlineData("  ", null)]
    [InlineData("{}", "Expected a list of items but got type \"dict\".")]
    [InlineData("\"[]\"", "Expected a list of items but got type \"str\".")]
    [InlineData("1", "Expected a list of items but got type \"int\".")]
    [InlineData("1.0", "Expected a list of items but got type \"float\".")]
    [InlineData("true", "Expected a list of items but got type \"bool\".")]
    [InlineData("null", "No data provided")]
    public async Task What_is_no_list_is_named(string body, string? message)
    {
        var items = new Recorded(64);
        if (message is null)
        {
            await Should.ThrowAsync<RefusedException>(() =>
                items.Read(RequestWith(Encoding.UTF8.GetBytes(body), 10), default)
            );

            return;
        }

        var refused = await items.Read(RequestWith(Encoding.UTF8.GetBytes(body), 10), default);

        (await Body(refused!)).ShouldBe($$"""{"non_field_errors":[{{JsonSerializer.Serialize(message, Relaxed)}}]}""");
    }

    /// <summary>Fields that nobody asked for are skipped also in the first of many windows.</summary>
    [Fact]
    public async Task A_long_batch_may_hold_unknown_fields()
    {
        var organizations = string.Join(
            ',',
            Enumerable.Range(1, 20_000).Select(id => $"{{\"id\":{id},\"more\":{{\"a\":[1]}}}}")
        );
        var items = new Skipping();

        (await items.Read(RequestWith(Encoding.UTF8.GetBytes($"[{organizations}]"), 8000), default)).ShouldBeNull();

        items.Count.ShouldBe(20_000);
    }

    /// <summary>Whichever way the items before it were read.</summary>
    [Theory]
    [InlineData("[{},{},{},{},x]", 0, 13)]
    [InlineData("[{},{},{}\n,{},{}\n,{},{\"a\":[]},{},{},x]", 2, 19)]
    [InlineData("[{},\n{},\n{},{},\nx]", 3, 0)]
    public async Task A_mistake_is_told_with_its_place(string body, int line, int column)
    {
        var problem = await Should.ThrowAsync<RefusedException>(() =>
            new Skipping().Read(RequestWith(Encoding.UTF8.GetBytes(body), 7), default)
        );

        problem.Refusal.Subject.ShouldEndWith($"LineNumber: {line} | BytePositionInLine: {column}.");
    }

    /// <summary>An item far larger than the window is still read.</summary>
    [Fact]
    public async Task An_item_may_be_larger_than_the_window()
    {
        var items = new Recorded(64);
        var text = new string('x', 300_000);

        (
            await items.Read(RequestWith(Encoding.UTF8.GetBytes($$"""[{"a":"{{text}}"},{}]"""), 1000), default)
        ).ShouldBeNull();

        items.Raw.ShouldBe([$$"""{"a":"{{text}}"}""", "{}"]);
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The items as text, or what was wrong, in one line.</summary>
    private static string Read(byte[] body, int chunk, int window)
    {
        var items = new Recorded(window);
        try
        {
            var refused = items.Read(RequestWith(body, chunk), default).GetAwaiter().GetResult();

            return refused is null || items.Count > 0 ? $"{items.Count}: {string.Join('\n', items.Raw)}" : "no list";
        }
        catch (RefusedException)
        {
            return "no JSON";
        }
    }

    private static string Expected(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (!Utf8.IsValid(body))
            {
                return "no JSON";
            }

            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                return "no list";
            }

            var items = document.RootElement.EnumerateArray().ToList();

            return $"{items.Count}: "
                + string.Join(
                    '\n',
                    items.Where(item => item.ValueKind is JsonValueKind.Object).Select(item => item.GetRawText())
                );
        }
        catch (JsonException)
        {
            return body.Length == 0 ? "no list" : "no JSON";
        }
    }

    private static HttpRequest RequestWith(byte[] body, int chunk)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = body.Length;
        context.Request.Body = new Chunked(body, chunk);

        return context.Request;
    }

    private static async Task<string> Body(IResult result)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        await result.ExecuteAsync(context);
        await context.Response.BodyWriter.FlushAsync(); // as the server does at the end

        return Encoding.UTF8.GetString(body.ToArray());
    }

    private sealed class Recorded(int window) : Batch
    {
        public List<string> Raw { get; } = [];

        protected override int FirstWindow => window;

        protected override void ReadItem(ref Utf8JsonReader reader)
        {
            using var item = JsonDocument.ParseValue(ref reader);
            Raw.Add(item.RootElement.GetRawText());
        }
    }

    private sealed class Skipping : Batch
    {
        protected override void ReadItem(ref Utf8JsonReader reader) => reader.Skip();
    }

    /// <summary>Gives a few bytes at a time, as a slow network does.</summary>
    private sealed class Chunked(byte[] body, int chunk) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }
}
