using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Features.Chat;

/// <summary>What webhooks may be told of: named after the operation that causes it.</summary>
public static class WebhookEvents
{
    public const string PostComment = "post_comment";
    public const string PostSystemEventMessage = "post_system_event_message";

    public static readonly IReadOnlyList<string> All =
    [
        PostComment,
        PostSystemEventMessage,
        "update_message",
        "delete_messages",
        "clear_room_messages",
        "update_comment_status",
        "create_room",
        "update_room",
        "delete_room",
        "add_room_participants",
        "remove_room_participants",
        "push",
    ];
}

/// <summary>Some of <see cref="WebhookEvents.All"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WebhookEventAttribute : ValidationAttribute, ISchemaRule
{
    public override bool IsValid(object? value) =>
        value is null || (value is string[] events && events.All(WebhookEvents.All.Contains));

    public override string FormatErrorMessage(string name) => $"must be some of {string.Join(", ", WebhookEvents.All)}";

    public void Describe(OpenApiSchema schema)
    {
        if (schema.Items is OpenApiSchema item)
        {
            item.Enum = [.. WebhookEvents.All.Select(known => (JsonNode)known)];
        }
    }
}
