using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>400 for one object: <c>{"field":["…"]}</c>.</summary>
public sealed class FieldsRefused : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    /// <summary>More help nobody.</summary>
    private const int MostMessages = 100;

    private readonly Action<Utf8JsonWriter> _write;

    private FieldsRefused(Action<Utf8JsonWriter> write) => _write = write;

    public int? StatusCode => StatusCodes.Status400BadRequest;

    /// <summary>Fields with their messages, in the order in which the fields are declared.</summary>
    public static FieldsRefused Of(IReadOnlyList<(string Field, IReadOnlyList<string> Messages)> fields) =>
        new(json =>
        {
            json.WriteStartObject();
            var left = MostMessages;
            foreach (var (field, messages) in fields.TakeWhile(_ => left > 0))
            {
                json.WritePropertyName(field);
                WriteMessages(json, [.. messages.Take(left)]);
                left -= messages.Count;
            }

            json.WriteEndObject();
        });

    /// <summary>One field with its messages.</summary>
    public static FieldsRefused Of(string field, params IReadOnlyList<string> messages) => Of([(field, messages)]);

    /// <summary>What is wrong with the object as a whole.</summary>
    public static FieldsRefused Whole(string message) => Of("non_field_errors", message);

    /// <summary>The value on which the reader stands is no object.</summary>
    internal static FieldsRefused NotAnObject(ref Utf8JsonReader reader) =>
        Whole(
            reader.TokenType is JsonTokenType.Null
                ? "No data provided"
                : $"Invalid data. Expected a dictionary, but got {TypeWord.Of(ref reader)}."
        );

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new AnswerShape(StatusCodes.Status400BadRequest, ByField));

    /// <summary>Messages by field, or under <c>non_field_errors</c>.</summary>
    public static OpenApiSchema ByField() => new() { Type = JsonSchemaType.Object, AdditionalProperties = Messages() };

    /// <summary>A list of messages.</summary>
    public static OpenApiSchema Messages() =>
        new()
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { Type = JsonSchemaType.String },
        };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;

        return DrfBody.Write(httpContext.Response, _write);
    }

    internal static void WriteMessages(Utf8JsonWriter json, IReadOnlyList<string> messages)
    {
        json.WriteStartArray();
        foreach (var message in messages)
        {
            json.WriteStringValue(message);
        }

        json.WriteEndArray();
    }
}

/// <summary>400 with a bare list of messages, for what the contract says without naming a field.</summary>
public sealed class BareRefused(string message) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status400BadRequest;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new AnswerShape(StatusCodes.Status400BadRequest, FieldsRefused.Messages));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status400BadRequest;

        return DrfBody.Write(httpContext.Response, json => FieldsRefused.WriteMessages(json, [message]));
    }
}
