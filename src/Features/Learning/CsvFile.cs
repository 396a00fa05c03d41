using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Features.Learning;

/// <summary>200 and a table as a CSV file, row by row from the database.</summary>
/// <typeparam name="TColumns">What its columns are.</typeparam>
public sealed class CsvFile<TColumns>(
    Database database,
    Statement rows,
    object args,
    string name,
    CancellationToken stop
) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new AtOnce(2)); // nobody takes the room of the others
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(string), ["text/csv"]));
        builder.Metadata.Add(SpooledRows.NoRoom);
        builder.Metadata.Add(AnswerCsv.Of<TColumns>());
        builder.Metadata.Add(new AnswerHeader(200, "Content-Disposition", "An attachment, with the file's name."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        // Not before the first row is there: a refusal is no attachment.
        httpContext.Response.OnStarting(() =>
        {
            if (httpContext.Response.StatusCode == StatusCodes.Status200OK)
            {
                httpContext.Response.Headers.ContentDisposition = $"attachment; filename={name}.csv";
            }

            return Task.CompletedTask;
        });

        return database.WriteCsv(rows, args, httpContext.Response, stop, RowKeys.Of<TColumns>());
    }
}
