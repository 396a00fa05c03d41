using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>400 for one object: <c>{"field":["…"]}</c>, or a bare list of messages.</summary>
public sealed class FieldsRefused : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private readonly Action<Utf8JsonWriter> _write;

    private FieldsRefused(Action<Utf8JsonWriter> write) => _write = write;

    public int? StatusCode => StatusCodes.Status400BadRequest;

    /// <summary>Fields with their messages, in the order in which the fields are declared.</summary>
    public static FieldsRefused Of(IReadOnlyList<(string Field, IReadOnlyList<string> Messages)> fields) =>
        new(json =>
        {
            json.WriteStartObject();
            foreach (var (field, messages) in fields)
            {
                json.WritePropertyName(field);
                WriteMessages(json, messages);
            }

            json.WriteEndObject();
        });

    /// <summary>One field with its messages.</summary>
    public static FieldsRefused Of(string field, params IReadOnlyList<string> messages) => Of([(field, messages)]);

    /// <summary>What is wrong with the object as a whole.</summary>
    public static FieldsRefused Whole(string message) => Of("non_field_errors", message);

    /// <summary><c>["…"]</c>, for what the contract says without naming a field.</summary>
    public static FieldsRefused Bare(string message) => new(json => WriteMessages(json, [message]));

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(400, typeof(Dictionary<string, string[]>), ["application/json"])
        );

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;

        return DrfBody.Write(httpContext.Response, _write);
    }

    private static void WriteMessages(Utf8JsonWriter json, IReadOnlyList<string> messages)
    {
        json.WriteStartArray();
        foreach (var message in messages)
        {
            json.WriteStringValue(message);
        }

        json.WriteEndArray();
    }
}
