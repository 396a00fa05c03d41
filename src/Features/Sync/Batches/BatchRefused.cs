using System.IO.Pipelines;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>What is wrong with one item; <c>Fields</c> is null when the item itself is null.</summary>
internal sealed record ItemErrors(int Index, IReadOnlyList<(string Field, string Error)>? Fields);

/// <summary>
/// 400 for a batch: <c>{"non_field_errors":["…"]}</c>, or an array as long as the batch with <c>{}</c> for every good item.
/// </summary>
public sealed class BatchRefused : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    internal const string IsNull = "This field may not be null.";

    private readonly Func<Utf8JsonWriter, PipeWriter, CancellationToken, Task> _write;

    private BatchRefused(Func<Utf8JsonWriter, PipeWriter, CancellationToken, Task> write) => _write = write;

    public int? StatusCode => StatusCodes.Status400BadRequest;

    internal static BatchRefused Whole(string problem) =>
        new(
            (json, _, _) =>
            {
                json.WriteStartObject();
                WriteList(json, "non_field_errors", problem);
                json.WriteEndObject();

                return Task.CompletedTask;
            }
        );

    internal static BatchRefused Items(int count, IReadOnlyList<ItemErrors> errors) =>
        new(
            async (json, output, stop) =>
            {
                json.WriteStartArray();
                var next = 0;
                for (var index = 0; index < count; index++)
                {
                    var item = next < errors.Count && errors[next].Index == index ? errors[next++] : null;
                    WriteItem(json, item);
                    await output.FlushIfFull(json, stop);
                }

                json.WriteEndArray();
            }
        );

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AnswerShape(StatusCodes.Status400BadRequest, ByItem));
        builder.Metadata.Add(new AnswerShape(StatusCodes.Status400BadRequest, FieldsRefused.ByField));
    }

    /// <summary>What is wrong with each item: nothing, messages by field, or messages where the item is null.</summary>
    private static OpenApiSchema ByItem() =>
        new()
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema { AnyOf = [FieldsRefused.ByField(), FieldsRefused.Messages()] },
        };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status400BadRequest;
        response.ContentType = "application/json";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer))
        {
            await _write(json, response.BodyWriter, httpContext.RequestAborted);
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private static void WriteItem(Utf8JsonWriter json, ItemErrors? item)
    {
        if (item is { Fields: null })
        {
            json.WriteStartArray();
            json.WriteStringValue(IsNull);
            json.WriteEndArray();

            return;
        }

        json.WriteStartObject();
        foreach (var (field, error) in item?.Fields ?? [])
        {
            WriteList(json, field, error);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string field, string error)
    {
        json.WriteStartArray(field);
        json.WriteStringValue(error);
        json.WriteEndArray();
    }
}
