using System.ComponentModel.DataAnnotations;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.Features.Chat;
using Platform.Infrastructure.Http;

namespace Platform.Tests.Features.Chat;

/// <summary>One call in the four encodings of its clients, and what is no call.</summary>
public sealed class ChatRequestTests
{
    public sealed record Call(
        [UserId] string UserEmail,
        [MaxLength(5)] string? Name = null,
        [Verbatim] string? Message = null,
        [UserId, MaxLength(3)] string[]? Emails = null,
        bool ShowParticipants = false,
        [AtLeast(1)] long Page = 1,
        RawJson? Payload = null,
        [OrJson] string? Options = null
    );

    private const string Ann = "user_email=ann@x.y";

    public static TheoryData<string, HttpContent?> SameCall =>
        new()
        {
            { "?user_email=ann@x.y&emails[]=a&emails[]=b&page=2&show_participants=1", null },
            { "?user_email=ann@x.y&emails%5B1%5D=b&emails%5B0%5D=a&page=%202&show_participants=TRUE&", null },
            {
                "?user_email=bob@x.y&emails=z",
                Form("user_email=ann%40x.y&emails[]=a&emails[]=b&page=2&show_participants=True")
            },
            { "", Form("user_email=ann@x.y&emails=[\"a\",\"b\"]&page=2&show_participants=1") },
            {
                "",
                Multipart(
                    ("user_email", "ann@x.y"),
                    ("emails[]", "a"),
                    ("emails", "b"),
                    ("page", "2"),
                    ("show_participants", "true")
                )
            },
            { "", Json("""{"user_email":"ann@x.y","emails":["a","b"],"page":2,"show_participants":true}""") },
            {
                "",
                Json(
                    """{"user_email":" ann@x.y ","emails[]":["a","b","a"],"page":"2","show_participants":1,"name":null}"""
                )
            },
            {
                "?emails[]=a&emails[]=b",
                Json("""{"user_email":"ann@x.y","emails":[],"page":2,"show_participants":"true"}""")
            },
            { "?page=2&show_participants=true", Json("\uFEFF" + """{"user_email":"ann@x.y","emails":["a","","b"]}""") },
        };

    [Theory]
    [MemberData(nameof(SameCall))]
    public async Task All_encodings_say_the_same(string query, HttpContent? content)
    {
        var read = await Read(query, content);

        read.Refused.ShouldBeNull();
        read.Value.UserEmail.ShouldBe("ann@x.y");
        read.Value.Emails.ShouldBe(["a", "b"]);
        read.Value.Page.ShouldBe(2);
        read.Value.ShowParticipants.ShouldBeTrue();
        read.Value.Name.ShouldBeNull();
    }

    [Fact]
    public async Task A_plus_that_a_query_lost_comes_back_in_user_ids_alone()
    {
        var read = await Read("?user_email=a+x@b.c&emails[]=c+d&name=a+b", null);

        read.Value.UserEmail.ShouldBe("a+x@b.c");
        read.Value.Emails.ShouldBe(["c+d"]);
        read.Value.Name.ShouldBe("a b");
    }

    [Fact]
    public async Task A_body_without_a_type_is_told_by_its_first_sign()
    {
        (await Read("", Typeless(" {\"user_email\":\"ann\"}"))).Value.UserEmail.ShouldBe("ann");
        (await Read("", Typeless("user_email=ann"))).Value.UserEmail.ShouldBe("ann");
    }

    [Theory]
    [InlineData("""{"a":1,"b":[1.50]}""")]
    [InlineData("""{ "b" : 1e2 , "a" : "\u00e9" }""")]
    public async Task Json_is_kept_as_it_was_sent(string payload)
    {
        (await Read("", Json($$"""{"user_email":"ann","payload":{{payload}}}"""))).Value.Payload!.Text.ShouldBe(
            payload
        );
        (await Read("", Form($"{Ann}&payload={Uri.EscapeDataString(payload)}"))).Value.Payload!.Text.ShouldBe(payload);
    }

    [Fact]
    public async Task Raw_line_ends_in_json_texts_are_forgiven()
    {
        var read = await Read(
            "",
            Form($"{Ann}&payload={Uri.EscapeDataString("{\"a\": \"x\ny\tz\",\n \"b\": \"\\\"\n\"}")}")
        );

        read.Value.Payload!.Text.ShouldBe("{\"a\": \"x\\ny\\tz\",\n \"b\": \"\\\"\\n\"}");
    }

    [Theory]
    [InlineData("""{"user_email":"ann","options":"{ not json"}""", "{ not json")]
    [InlineData("""{"user_email":"ann","options":{"a": 1.0}}""", """{"a": 1.0}""")]
    [InlineData("""{"user_email":"ann","options":[1]}""", "[1]")]
    [InlineData("""{"user_email":"ann","options":[]}""", null)]
    public async Task Free_text_may_be_sent_as_json(string body, string? options) =>
        (await Read("", Json(body))).Value.Options.ShouldBe(options);

    [Fact]
    public async Task Only_a_message_keeps_its_blanks()
    {
        var read = await Read("", Form($"{Ann}&message=%20a%0A&name=%20a%0A"));

        read.Value.Message.ShouldBe(" a\n");
        read.Value.Name.ShouldBe("a");
    }

    [Theory]
    [InlineData("""{}""", "user_email is required")]
    [InlineData("""{"user_email":""}""", "user_email is required")]
    [InlineData("""{"user_email":["ann"]}""", "user_email must be a single value")]
    [InlineData("""{"user_email":"a b"}""", "user_email must be 1 to 254 characters without blanks and controls")]
    [InlineData("""{"user_email":"ann","name":"123456"}""", "name has 6 characters, at most 5 are read")]
    [InlineData("""{"user_email":"ann","emails":["a","b","c","d"]}""", "emails names 4, at most 3 are read")]
    [InlineData("""{"user_email":"ann","emails":["a",{}]}""", "emails must be a list of texts")]
    [InlineData("""{"user_email":"ann","emails":{"a":1}}""", "emails must be a list of texts")]
    [InlineData("""{"user_email":"ann","show_participants":"yes"}""", "show_participants must be true or false")]
    [InlineData("""{"user_email":"ann","page":0}""", "page must be 1 or more")]
    [InlineData("""{"user_email":"ann","page":1.0}""", "page must be a whole number")]
    [InlineData("""{"user_email":"ann","page":"9223372036854775808"}""", "page must be a whole number")]
    [InlineData("""{"user_email":"ann","payload":"{"}""", "payload must be a JSON object")]
    [InlineData("""{"user_email":"ann","payload":[1]}""", "payload must be a JSON object")]
    [InlineData("""{"user_email":"ann","payload":7}""", "payload must be a JSON object")]
    [InlineData(
        """{"user_email":"ann","payload":"{\"a\":\"\\u0000\"}"}""",
        "payload holds U+0000 or half a surrogate pair"
    )]
    [InlineData("""{"user_email":"ann\u0000"}""", "user_email holds U+0000")]
    [InlineData("""{"user_email":"ann","x":"\ud83d"}""", "x holds U+0000, half a surrogate pair")]
    [InlineData("""{"user_email":"ann","payload":{"\udc00":1}}""", "payload holds U+0000, half a surrogate pair")]
    public async Task What_is_wrong_is_told_by_parameter(string body, string problem) =>
        Problems(await Read("", Json(body))).ShouldHaveSingleItem().ShouldStartWith(problem);

    [Fact]
    public async Task All_problems_are_told_together() =>
        Problems(await Read("?page=x&name=123456", null))
            .ShouldBe([
                "user_email is required",
                "name has 6 characters, at most 5 are read",
                "page must be a whole number",
            ]);

    [Theory]
    [InlineData("user_email=%ff")]
    [InlineData("user_email=%00")]
    [InlineData("user_email=ann&x=%ed%a0%80")]
    public async Task Bytes_that_cannot_be_stored(string form) =>
        Problems(await Read("", Form(form))).ShouldHaveSingleItem().ShouldContain("holds U+0000");

    [Fact]
    public async Task Characters_are_counted_as_people_count_them() =>
        (await Read("", Form($"{Ann}&name={Uri.EscapeDataString("😀😀😀😀😀")}"))).Refused.ShouldBeNull();

    [Fact]
    public async Task A_payload_may_be_32_deep_and_no_deeper()
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

        (await Read("", Json($$"""{"user_email":"ann","payload":{{Nested(32)}}}"""))).Refused.ShouldBeNull();
        Problems(await Read("", Json($$"""{"user_email":"ann","payload":{{Nested(33)}}}""")))
            .ShouldBe(["payload is nested deeper than 32 levels"]);
    }

    public static TheoryData<HttpContent, RefusalKind> Unreadable =>
        new()
        {
            { Json("{"), RefusalKind.MalformedBody },
            { Json("[]"), RefusalKind.MalformedBody },
            { Json("\"x\""), RefusalKind.MalformedBody },
            { Json(new string('[', 100)), RefusalKind.MalformedBody },
            {
                Exchanges.Body([(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}']),
                RefusalKind.MalformedBody
            },
            { Exchanges.Body("x", "text/plain"), RefusalKind.UnsupportedMediaType },
            { Typed("{}", "application/json; charset=utf-16"), RefusalKind.UnsupportedMediaType },
            { Typed("x", "multipart/form-data"), RefusalKind.MalformedBody },
            { Typed("--x\r\n", "multipart/form-data; boundary=x"), RefusalKind.MalformedBody },
            { Json($$"""{"a":"{{new string('x', 1024 * 1024)}}"}"""), RefusalKind.BodyTooLarge },
            { Form(string.Concat(Enumerable.Repeat("a=1&", 5_001))), RefusalKind.MalformedBody },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_body_that_cannot_be_read(HttpContent content, RefusalKind kind) =>
        (await Should.ThrowAsync<RefusedException>(() => Read("", content))).Refusal.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("application/json; charset=UTF8")]
    [InlineData("Application/JSON; charset=\"utf-8\"")]
    public async Task Utf8_in_any_spelling(string type) =>
        (await Read("", Typed("""{"user_email":"ann"}""", type))).Value.UserEmail.ShouldBe("ann");

    private static IReadOnlyList<string> Problems(ChatRequest<Call> read) =>
        read.Refused.ShouldNotBeNull().Refusal.Details;

    private static async Task<ChatRequest<Call>> Read(string query, HttpContent? content)
    {
        var context = new DefaultHttpContext { Request = { QueryString = new QueryString(query) } };
        if (content is not null)
        {
            context.Request.Body = await content.ReadAsStreamAsync();
            context.Request.ContentType = content.Headers.NonValidated.TryGetValues("Content-Type", out var type)
                ? type.ToString()
                : null;
        }

        return await ChatRequest.Read<Call>(context.Request, default);
    }

    private static HttpContent Json(string text) => Exchanges.Body(text);

    private static HttpContent Form(string text) => Exchanges.Body(text, "application/x-www-form-urlencoded");

    private static ByteArrayContent Typeless(string text) => new(Encoding.UTF8.GetBytes(text));

    private static ByteArrayContent Typed(string text, string type)
    {
        var content = Typeless(text);
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        return content;
    }

    /// <summary>As one client sends each call: every part with a length of its own.</summary>
    private static MultipartFormDataContent Multipart(params (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent("x");
        foreach (var (name, value) in fields)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(value));
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
            part.Headers.ContentLength = Encoding.UTF8.GetByteCount(value);
            content.Add(part);
        }

        return content;
    }
}
