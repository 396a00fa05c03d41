using Platform.Features.Chat;

namespace Platform.Tests.Features.Chat;

/// <summary>What each type of comment needs, what is filled in, and the message that it stands for.</summary>
public sealed class CommentPayloadTests
{
    private const string Button = """{"label":"Yes","type":"postback","payload":{"url":"u"}}""";
    private const string WholeButton =
        """{"label":"Yes","type":"postback","payload":{"url":"u","method":"get","payload":null},"postback_text":""}""";

    [Theory]
    [InlineData("text", """{"a": 1.0}""", """{"a": 1.0}""", null)]
    [InlineData("text", "{}", null, null)]
    [InlineData("text", null, null, null)]
    [InlineData("reply", """{"text":"t","replied_comment_id":7}""", """{"text":"t","replied_comment_id":7}""", "t")]
    [InlineData(
        "buttons",
        $$"""{"text":"t","buttons":[{{Button}}]}""",
        $$"""{"text":"t","buttons":[{{WholeButton}}]}""",
        "t"
    )]
    [InlineData(
        "buttons",
        """{"x":[1.50],"text":"t","buttons":[{"label":"a","type":"LINK","payload":{"url":"u","method":"Post","payload":[1],"more":{}},"postback_text":"p"}]}""",
        """{"x":[1.50],"text":"t","buttons":[{"label":"a","type":"LINK","payload":{"url":"u","method":"Post","payload":[1],"more":{}},"postback_text":"p"}]}""",
        "t"
    )]
    [InlineData(
        "button_postback_response",
        """{"url":"u","method":"PATCH"}""",
        """{"url":"u","method":"PATCH","payload":null}""",
        ""
    )]
    [InlineData(
        "card",
        """{"title":"T","image_url":"http://x.y/i.png","text":null}""",
        """{"title":"T","image":"http://x.y/i.png","text":"","description":"","url":"","buttons":[]}""",
        "T"
    )]
    [InlineData(
        "card",
        """{"text":"t","title":"T","image":"http://x.y/i.png","image_url":"kept","buttons":[],"url":"u","description":"d"}""",
        """{"text":"t","title":"T","image":"http://x.y/i.png","image_url":"kept","buttons":[],"url":"u","description":"d"}""",
        "t"
    )]
    [InlineData(
        "carousel",
        $$"""{"cards":[{"title":"T","image":"http://x.y/i.png","default_action":{"type":"link","payload":{"url":"u"} },"buttons":[{{Button}}]}]}""",
        $$"""{"cards":[{"title":"T","image":"http://x.y/i.png","default_action":{"type":"link","payload":{"url":"u","method":"get","payload":null},"postback_text":""},"buttons":[{{WholeButton}}],"description":""}]}""",
        ""
    )]
    [InlineData(
        "file_attachment",
        """{"url":"https://x.y/f.pdf"}""",
        """{"url":"https://x.y/f.pdf","caption":"","file_name":"","size":0,"pages":1}""",
        "[file] https://x.y/f.pdf [/file]"
    )]
    [InlineData(
        "file_attachment",
        """{"url":"https://x.y/f.pdf","caption":"Look","size":12,"pages":3,"file_name":"f"}""",
        """{"url":"https://x.y/f.pdf","caption":"Look","size":12,"pages":3,"file_name":"f"}""",
        "Look"
    )]
    [InlineData(
        "account_linking",
        """{"text":"t","url":"u","redirect_url":"r"}""",
        """{"text":"t","url":"u","redirect_url":"r","params":{}}""",
        "t"
    )]
    [InlineData(
        "location",
        """{"name":"Mirota","latitude":1213.2323,"longitude":-1e3,"map_url":"m"}""",
        """{"name":"Mirota","latitude":1213.2323,"longitude":-1e3,"map_url":"m","address":""}""",
        "Mirota - m"
    )]
    [InlineData(
        "contact_person",
        """{"name":"Evan","value":"e@x.y","type":""}""",
        """{"name":"Evan","value":"e@x.y","type":"phone"}""",
        "Evan - e@x.y"
    )]
    [InlineData(
        "contact_person",
        """{"name":"Evan","value":"1"}""",
        """{"name":"Evan","value":"1","type":"phone"}""",
        "Evan - 1"
    )]
    [InlineData("custom", """{"type":"promo","content":null}""", """{"type":"promo","content":null}""", "")]
    public void Is_completed(string type, string? sent, string? stored, string? message)
    {
        var payload = CommentPayload.Check(type, sent is null ? null : new RawJson(sent));

        payload.Problems.ShouldBeEmpty();
        payload.Payload?.Text.ShouldBe(stored);
        payload.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("buttons", null, "is required for a comment of type buttons")]
    [InlineData("card", "{}", "is required for a comment of type card")]
    [InlineData("reply", """{"text":"t"}""", "needs replied_comment_id")]
    [InlineData(
        "reply",
        """{"text":"t","replied_comment_id":"7"}""",
        "replied_comment_id must be a whole number, 1 or more"
    )]
    [InlineData(
        "reply",
        """{"text":"t","replied_comment_id":0}""",
        "replied_comment_id must be a whole number, 1 or more"
    )]
    [InlineData("reply", """{"text":1,"replied_comment_id":7}""", "text must be a text")]
    [InlineData("buttons", """{"text":"t","buttons":[]}""", "buttons must be a list of 1 or more objects")]
    [InlineData("buttons", """{"text":"t","buttons":[1]}""", "buttons must be a list of 1 or more objects")]
    [InlineData(
        "buttons",
        """{"text":"t","buttons":[{"label":" ","type":"link","payload":{"url":"u"}}]}""",
        "buttons[0].label must be a text that is not empty"
    )]
    [InlineData(
        "buttons",
        """{"text":"t","buttons":[{"label":"a","type":"jump","payload":{"url":"u"}}]}""",
        "buttons[0].type must be one of postback, link"
    )]
    [InlineData(
        "buttons",
        """{"text":"t","buttons":[{"label":"a","type":"link","payload":{}}]}""",
        "needs buttons[0].payload.url"
    )]
    [InlineData(
        "buttons",
        """{"text":"t","buttons":[{"label":"a","type":"link","payload":{"url":"u","method":"jump"}}]}""",
        "buttons[0].payload.method must be one of get, post, put, patch, delete"
    )]
    [InlineData("button_postback_response", """{"url":"u"}""", "needs method")]
    [InlineData("card", """{"title":"T"}""", "needs image")]
    [InlineData("card", """{"title":"T","image":"ftp://x.y/i"}""", "image must be an absolute http or https address")]
    [InlineData(
        "carousel",
        """{"cards":[{"title":"T","image":"http://x.y/i","default_action":1}]}""",
        "cards[0].default_action must be an object"
    )]
    [InlineData("file_attachment", """{"url":"f.pdf"}""", "url must be an absolute http or https address")]
    [InlineData("file_attachment", """{"url":"http://x.y/f","size":-1}""", "size must be a whole number, 0 or more")]
    [InlineData(
        "account_linking",
        """{"text":"t","url":"u","redirect_url":"r","params":[]}""",
        "params must be an object"
    )]
    [InlineData("location", """{"name":"M","latitude":"1","longitude":2}""", "latitude must be a number")]
    [InlineData("contact_person", """{"name":"E","value":"v","type":"fax"}""", "type must be one of phone, email")]
    [InlineData("custom", """{"type":"","content":1}""", "type must be a text that is not empty")]
    [InlineData("custom", """{"type":"a"}""", "needs content")]
    public void Is_refused(string type, string? sent, string problem) =>
        CommentPayload.Check(type, sent is null ? null : new RawJson(sent)).Problems.ShouldBe([problem]);
}
