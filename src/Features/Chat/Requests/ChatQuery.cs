using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Features.Chat;

/// <summary>
/// The parameters of a call without a body, in the document: those of its <c>Request</c>. Some clients send a body anyway.
/// </summary>
internal static class ChatQuery
{
    /// <summary>As in the examples of bodies, so that all of them are about the same few users and rooms.</summary>
    private static readonly Dictionary<string, Func<JsonNode>> Examples = new(StringComparer.Ordinal)
    {
        ["user_email"] = () => "ann@example.com",
        ["user_emails"] = () => "ann@example.com",
        ["emails"] = () => new JsonArray("ann@example.com", "ben@example.com"),
        ["participants"] = () => "ann@example.com",
        ["room_id"] = () => "harbour",
        ["room_unique_id"] = () => "harbour",
        ["room_channel_ids"] = () => "harbour",
        ["unique_id"] = () => "harbour-news",
        ["unique_ids"] = () => "CanBeAnything1234321",
        ["query"] = () => "hello",
    };

    public static RouteHandlerBuilder WithQuery(this RouteHandlerBuilder route, Type request) =>
        route.WithMetadata(
            new OpenApiInputs(() => RequestShape.Of(request).Fields.Select(field => InputOf(request, field))),
            new ReadsBody()
        );

    private static OpenApiInput InputOf(Type request, RequestField field)
    {
        var isList = field.Item is not null;

        return new(
            isList ? field.Name + "[]" : field.Name,
            XmlDocs.OfRecord(request, field.Parameter.Name!)
                ?? throw new InvalidOperationException($"{request}: {field.Name} is not described"),
            TypeOf(field)
        )
        {
            IsRequired = field.IsRequired,
            Choices = field.Choices.Count == 0 ? null : field.Choices,
            Example = Examples.GetValueOrDefault(field.Name)?.Invoke() is { } example
                ? isList && example is JsonValue
                    ? new JsonArray(example)
                    : example
                : null,
        };
    }

    private static JsonSchemaType TypeOf(RequestField field) =>
        field.Item is not null ? JsonSchemaType.Array
        : field.Type == typeof(bool) ? JsonSchemaType.Boolean
        : field.Type == typeof(long) ? JsonSchemaType.Integer
        : JsonSchemaType.String;
}
