using System.Text.Json;
using Dapper;

namespace Platform.Features.Monitoring;

/// <summary>What every write statement returns.</summary>
/// <param name="IsPermitted">Whether the caller may write there; without it nothing was written.</param>
/// <param name="Id">The row that was written; null: none.</param>
/// <param name="Matches">How many rows a delete's conditions found.</param>
public sealed record Written(bool IsPermitted, int? Id, long Matches);

/// <summary>
/// Insert, update and delete of one resource by its three statements, with the area's answers: 403 without
/// permission, 404 for a row that is not there, 400 for a delete that would take more than one.
/// </summary>
public sealed class Writer(
    Statement insert,
    Statement update,
    Statement delete,
    FieldCatalogue fields,
    Column[] columns
)
{
    public Column[] Columns => columns;

    /// <param name="more">Further parameters of the three statements.</param>
    public async Task<IResult> Write(Submission submission, Caller caller, HttpContext context, object? more = null)
    {
        if (submission.Problem is { } problem)
        {
            return problem;
        }

        var args = submission.Mode is WriteMode.Delete ? Conditions(submission) : submission.Args(columns, more);
        args.Add("caller_id", caller.AccountId);
        args.Add("now", context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var statement = submission.Mode switch
        {
            WriteMode.Insert => insert,
            WriteMode.Update => update,
            _ => delete.Fill("conditions", FragmentsOf(submission)),
        };
        var database = context.RequestServices.GetRequiredService<Database>();
        var written = await database.One<Written>(statement, args, context.RequestAborted);

        return Answer(submission, written);
    }

    private static IResult Answer(Submission submission, Written written) =>
        (submission.Mode, written) switch
        {
            (_, { IsPermitted: false }) => Problem.Forbidden("this account may not write this row"),
            (WriteMode.Delete, { Matches: > 1 }) => Problem.Of(
                400,
                ErrorType.AmbiguousDelete,
                $"{written.Matches} rows match, nothing was deleted"
            ),
            (WriteMode.Delete, { Id: null }) => Problem.NotFound("no row matches"),
            (_, { Id: null }) => Problem.NotFound($"id: there is no row {submission.Id}"),
            _ => new WriteAnswer(submission, written.Id!.Value),
        };

    /// <summary>A delete's other fields are exact conditions.</summary>
    private Fragment[] FragmentsOf(Submission submission) =>
        [
            .. submission.Values.Select(sent =>
                (sent.Value is null ? Lookup.Find("isnull")! : Lookup.Find("exact")!).On(Known(sent.Key))
            ),
        ];

    private DynamicParameters Conditions(Submission submission)
    {
        var args = new DynamicParameters();
        foreach (var (name, value) in submission.Values)
        {
            args.Add(
                (value is null ? Lookup.Find("isnull")! : Lookup.Find("exact")!).ParameterOn(Known(name)),
                value ?? true
            );
        }

        return args;
    }

    private Field Known(string name) =>
        fields.Find(name) ?? throw new InvalidOperationException($"The catalogue has no field {name} to delete by.");
}

/// <summary><c>{"objects":{"new_id":217},"meta":null,"error":null}</c> and its sisters.</summary>
internal sealed class WriteAnswer(Submission submission, long id) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer))
        {
            json.WriteStartObject();
            json.WriteStartObject("objects");
            WriteObjects(json);
            json.WriteEndObject();
            json.WriteNull("meta");
            json.WriteNull("error");
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private void WriteObjects(Utf8JsonWriter json)
    {
        switch (submission.Mode)
        {
            case WriteMode.Insert:
                json.WriteNumber("new_id", id);
                break;
            case WriteMode.Delete:
                json.WriteNumber("deleted_id", id);
                break;
            default:
                json.WriteNumber("updated_id", id);
                json.WriteStartObject("updated_values");
                foreach (var (name, value) in submission.Values)
                {
                    json.WritePropertyName(name);
                    JsonSerializer.Serialize(json, value);
                }

                json.WriteEndObject();
                break;
        }
    }
}
