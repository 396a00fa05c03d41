using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Platform.Features.Chat;

/// <summary>A payload as it will be stored, the message that it stands for, and what is wrong with it.</summary>
/// <param name="Payload">With its defaults; null: none.</param>
/// <param name="Message">For where none was sent; null: one must be sent.</param>
/// <param name="ParentId">Of a reply: the comment that it answers.</param>
/// <param name="Problems">Sentences about the payload.</param>
public sealed record CheckedPayload(RawJson? Payload, string? Message, long? ParentId, IReadOnlyList<string> Problems);

/// <summary>The comment that a reply answers.</summary>
public sealed record Quoted(long Id, string Type, string Message, RawJson? Payload, string Email, string Username);

/// <summary>The types of comments and what their payloads hold.</summary>
public static class CommentPayload
{
    public const string Text = "text";
    public const string Reply = "reply";
    public const string SystemEvent = "system_event";

    private const string RepliedId = "replied_comment_id";

    /// <summary>What the service says of the comment that is answered, whatever the caller says of it.</summary>
    private static readonly string[] Derived =
    [
        "replied_comment_type",
        "replied_comment_message",
        "replied_comment_payload",
        "replied_comment_sender_email",
        "replied_comment_sender_username",
    ];

    private static readonly PayloadField Method = PayloadField.Choice(
        "method",
        "get",
        "post",
        "put",
        "patch",
        "delete"
    );

    private static readonly PayloadShape Action = new(
        PayloadField.Choice("type", "postback", "link"),
        PayloadField.Object(
            "payload",
            new(PayloadField.Text("url"), Method.Or("\"get\""), PayloadField.Any("payload").Or("null"))
        ),
        PayloadField.Text("postback_text").Or("\"\"")
    );

    private static readonly PayloadShape Button = new([PayloadField.Words("label"), .. Action.Fields]);

    private static readonly PayloadField Image = PayloadField.Address("image") with { OldName = "image_url" };

    private static readonly Dictionary<string, PayloadShape> Shapes = new(StringComparer.Ordinal)
    {
        [Reply] = new(PayloadField.Text("text"), PayloadField.Count(RepliedId, 1)),
        ["buttons"] = new(PayloadField.Text("text"), PayloadField.List("buttons", 1, Button)),
        ["button_postback_response"] = new(PayloadField.Text("url"), Method, PayloadField.Any("payload").Or("null")),
        ["card"] = new(
            PayloadField.Words("title"),
            Image,
            PayloadField.Text("text").Or("\"\""),
            PayloadField.Text("description").Or("\"\""),
            PayloadField.Text("url").Or("\"\""),
            PayloadField.List("buttons", 0, Button).Or("[]")
        ),
        ["carousel"] = new(
            PayloadField.List(
                "cards",
                1,
                new(
                    PayloadField.Words("title"),
                    Image,
                    PayloadField.Text("description").Or("\"\""),
                    PayloadField.Object("default_action", Action) with
                    {
                        IsRequired = false,
                    },
                    PayloadField.List("buttons", 0, Button).Or("[]")
                )
            )
        ),
        ["file_attachment"] = new(
            PayloadField.Address("url"),
            PayloadField.Text("caption").Or("\"\""),
            PayloadField.Text("file_name").Or("\"\""),
            PayloadField.Count("size", 0).Or("0"),
            PayloadField.Count("pages", 1).Or("1")
        ),
        ["account_linking"] = new(
            PayloadField.Text("text"),
            PayloadField.Text("url"),
            PayloadField.Text("redirect_url"),
            PayloadField.Object("params").Or("{}")
        ),
        ["location"] = new(
            PayloadField.Text("name"),
            PayloadField.Number("latitude"),
            PayloadField.Number("longitude"),
            PayloadField.Text("address").Or("\"\""),
            PayloadField.Text("map_url").Or("\"\"")
        ),
        ["contact_person"] = new(
            PayloadField.Text("name"),
            PayloadField.Text("value"),
            PayloadField.Choice("type", "phone", "email", "").Or("\"phone\"") with
            {
                ForEmpty = "\"phone\"",
            }
        ),
        ["custom"] = new(PayloadField.Words("type"), PayloadField.Any("content")),
    };

    /// <summary>What a caller may post; <see cref="SystemEvent"/> has a call of its own.</summary>
    public static IReadOnlyList<string> Types { get; } = [Text, .. Shapes.Keys];

    /// <summary>What is wrong with a message, if anything: a text is nothing without.</summary>
    public static IReadOnlyList<string> MessageProblems(string type, string? message) =>
        type == Text && string.IsNullOrWhiteSpace(message) ? ["is required, and may not be blank"] : [];

    /// <param name="type">One of <see cref="Types"/>.</param>
    /// <param name="payload">As sent.</param>
    public static CheckedPayload Check(string type, RawJson? payload)
    {
        using var document = payload is null ? null : StoredJson.Parse(Encoding.UTF8.GetBytes(payload.Text));
        var isEmpty = document is null || !document.RootElement.EnumerateObject().Any();
        if (type == Text)
        {
            return new(isEmpty ? null : payload, null, null, []);
        }

        if (isEmpty)
        {
            return new(null, null, null, [$"is required for a comment of type {type}"]);
        }

        var problems = new List<string>();
        var stored = Written(json => Shapes[type].Write(document!.RootElement, "", json, problems));
        if (problems.Count > 0)
        {
            return new(null, null, null, problems);
        }

        using var complete = StoredJson.Parse(Encoding.UTF8.GetBytes(stored.Text));

        return new(
            stored,
            Message(type, complete.RootElement),
            type == Reply ? complete.RootElement.GetProperty(RepliedId).GetInt64() : null,
            []
        );
    }

    /// <summary>A reply's payload with the comment that it answers; what that one quotes itself is left out.</summary>
    public static RawJson WithQuote(RawJson reply, Quoted parent)
    {
        using var document = StoredJson.Parse(Encoding.UTF8.GetBytes(reply.Text));

        return Written(json =>
        {
            json.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject().Where(one => !Derived.Contains(one.Name)))
            {
                if (property.Name == RepliedId)
                {
                    json.WriteNumber(RepliedId, parent.Id);
                }
                else
                {
                    PayloadShape.Copy(property, json);
                }
            }

            json.WriteString(Derived[0], parent.Type);
            json.WriteString(Derived[1], parent.Message);
            json.WritePropertyName(Derived[2]);
            if (parent.Payload is null)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteRawValue(parent.Type == Reply ? WithoutQuote(parent.Payload).Text : parent.Payload.Text);
            }

            json.WriteString(Derived[3], parent.Email);
            json.WriteString(Derived[4], parent.Username);
            json.WriteEndObject();
        });
    }

    /// <summary>A reply's payload without what the service says of the comment that it answers.</summary>
    public static RawJson WithoutQuote(RawJson reply) => WithoutQuote(reply, PayloadShape.Copy);

    /// <summary>The same for a file, in which no comment has a number: 1 stands for it.</summary>
    public static RawJson WithoutParent(RawJson reply) =>
        WithoutQuote(
            reply,
            (property, json) =>
            {
                if (property.Name == RepliedId)
                {
                    json.WriteNumber(RepliedId, 1);
                }
                else
                {
                    PayloadShape.Copy(property, json);
                }
            }
        );

    /// <summary>
    /// A reply's payload without its quote, in two: what stands before the number of the comment that it answers, and
    /// what follows that, without the brace at the end.
    /// </summary>
    public static (string Before, string After) AroundParent(RawJson reply)
    {
        using var document = StoredJson.Parse(Encoding.UTF8.GetBytes(reply.Text));
        var buffer = new ArrayBufferWriter<byte>();
        var (before, after) = (0, 0);
        using (var json = new Utf8JsonWriter(buffer, JsonDefaults.Writer))
        {
            json.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject().Where(one => !Derived.Contains(one.Name)))
            {
                if (property.Name == RepliedId)
                {
                    json.WritePropertyName(RepliedId);
                    json.Flush();
                    before = buffer.WrittenCount;
                    json.WriteNumberValue(1);
                    json.Flush();
                    after = buffer.WrittenCount;
                }
                else
                {
                    PayloadShape.Copy(property, json);
                }
            }
        }

        return (
            Encoding.UTF8.GetString(buffer.WrittenSpan[..before]),
            Encoding.UTF8.GetString(buffer.WrittenSpan[after..])
        );
    }

    private static RawJson WithoutQuote(RawJson reply, Action<JsonProperty, Utf8JsonWriter> write)
    {
        using var document = StoredJson.Parse(Encoding.UTF8.GetBytes(reply.Text));

        return Written(json =>
        {
            json.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject().Where(one => !Derived.Contains(one.Name)))
            {
                write(property, json);
            }

            json.WriteEndObject();
        });
    }

    public static RawJson Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonDefaults.Writer))
        {
            write(json);
        }

        return new RawJson(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static string Message(string type, JsonElement payload)
    {
        string Of(string name) => payload.GetProperty(name).GetString()!;

        return type switch
        {
            Reply or "buttons" or "account_linking" => Of("text"),
            "card" => Of("text") is { Length: > 0 } text ? text : Of("title"),
            "file_attachment" => Of("caption") is { Length: > 0 } caption ? caption : $"[file] {Of("url")} [/file]",
            "location" => string.Join(
                " - ",
                new[] { Of("name"), Of("address"), Of("map_url") }.Where(part => part.Length > 0)
            ),
            "contact_person" => $"{Of("name")} - {Of("value")}",
            _ => "",
        };
    }
}
