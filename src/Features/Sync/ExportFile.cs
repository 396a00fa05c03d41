using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>The body of every export.</summary>
/// <param name="Format">csv or json; also as a form field.</param>
public sealed record ExportRequest([AllowedValues("csv", "json")] string Format);

/// <summary>200 and a table as a CSV or JSON file, row by row from the database.</summary>
/// <typeparam name="TRow">What a row looks like in JSON.</typeparam>
/// <typeparam name="TLine">What the columns of the CSV are called.</typeparam>
public sealed class ExportFile<TRow, TLine> : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private readonly string _name;
    private readonly Func<HttpContext, Task> _write;

    private ExportFile(string name, Func<HttpContext, Task> write)
    {
        _name = name;
        _write = write;
    }

    public int? StatusCode => StatusCodes.Status200OK;

    /// <summary>The file in the format that the body names, or the 400.</summary>
    public static async Task<Results<ExportFile<TRow, TLine>, FieldsRefused>> Of(
        HttpRequest request,
        Database database,
        Statement rows,
        string name,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<ExportRequest>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        return body.Value.Format == "csv"
            ? new ExportFile<TRow, TLine>(
                name + ".csv",
                to => database.WriteCsv(rows, null, to.Response, stop, RowKeys.Of<TLine>())
            )
            : new ExportFile<TRow, TLine>(
                name + ".json",
                to => database.WriteJson(rows, null, to.Response, stop, RowKeys.Of<TRow>())
            );
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new WritesCsv());
        builder.Metadata.Add(new AtOnce(2)); // nobody takes the room of the others
        builder.Metadata.Add(new OpenApiBody(typeof(ExportRequest)));
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(TRow[]), ["application/json", "text/csv"]));
        builder.Metadata.Add(SpooledRows.NoRoom);
        builder.Metadata.Add(AnswerCsv.Of<TLine>());
        builder.Metadata.Add(new AnswerHeader(200, "Content-Disposition", "An attachment, with the file's name."));
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
