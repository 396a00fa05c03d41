using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>The body of every export.</summary>
/// <param name="Format">csv or json; also as a form field.</param>
public sealed record ExportRequest(string Format);

/// <summary>200 and a table as a CSV or JSON file, streamed from the database.</summary>
public sealed class ExportFile : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private static readonly string[] Formats = ["csv", "json"];

    private readonly string _name;
    private readonly Func<HttpContext, Task> _write;

    private ExportFile(string name, Func<HttpContext, Task> write)
    {
        _name = name;
        _write = write;
    }

    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary>
    /// The file in the format that the body names, or the 400. <c>csvNames</c> is the header of the CSV where it
    /// differs from the columns' names.
    /// </summary>
    public static async Task<Results<ExportFile, FieldsRefused>> Of(
        HttpRequest request,
        Database database,
        Statement rows,
        string name,
        CancellationToken stop,
        string[]? csvNames = null
    )
    {
        var fields = await DrfObject.Read(request, stop);
        var format = fields.Required("format", (ref Utf8JsonReader json) => DrfField.Choice(ref json, Formats));
        if (fields.Refused is { } refused)
        {
            return refused;
        }

        return format == "csv"
            ? new ExportFile(name + ".csv", to => database.WriteCsv(rows, null, to.Response, stop, csvNames))
            : new ExportFile(name + ".json", to => database.WriteJson(rows, null, to.Response, stop));
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new WritesCsv());
        builder.Metadata.Add(new OpenApiBody(typeof(ExportRequest)));
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                200,
                typeof(Dictionary<string, object>[]),
                ["application/json", "text/csv"]
            )
        );
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        // Not before the first row is there: a refusal is no attachment.
        httpContext.Response.OnStarting(() =>
        {
            if (httpContext.Response.StatusCode == StatusCodes.Status200OK)
            {
                httpContext.Response.Headers.ContentDisposition = "attachment; filename=" + _name;
            }

            return Task.CompletedTask;
        });

        return _write(httpContext);
    }
}
