using Npgsql;

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
    /// <summary>How often an insert looks for a free slug before it gives up: others may take the one it found.</summary>
    private const int SlugTries = 5;

    public Column[] Columns => columns;

    /// <summary>Any of these functional permissions lets an account write; none: the statements decide.</summary>
    public string[] Codes { get; init; } = ["manage_system"];

    /// <summary>Says which row holds a value that must be unique; null: that there is one has to do.</summary>
    public Func<Submission, Database, CancellationToken, Task<string>>? Holder { get; init; }

    /// <param name="more">Further parameters of the three statements.</param>
    public async Task<IResult> Write(Submission submission, Caller caller, HttpContext context, object? more = null)
    {
        var database = context.RequestServices.GetRequiredService<Database>();
        var stop = context.RequestAborted;
        if (submission.Problem is { } problem)
        {
            return Codes.Length == 0 || await MayWrite.Check(database, caller, Codes, stop) ? problem : Forbidden();
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
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Answer(submission, await database.One<Written>(statement, args, stop));
            }
            catch (PostgresException taken) when (IsOfOwnSlug(taken, submission) && attempt < SlugTries)
            {
                // Another insert took the same number: the next look sees it.
            }
            catch (PostgresException taken)
                when (Holder is not null && taken.SqlState is PostgresErrorCodes.UniqueViolation)
            {
                return Problem.Of(StatusCodes.Status409Conflict, "conflict", await Holder(submission, database, stop));
            }
        }
    }

    private static bool IsOfOwnSlug(PostgresException taken, Submission submission) =>
        submission.Mode is WriteMode.Insert
        && taken.SqlState is PostgresErrorCodes.UniqueViolation
        && taken.ConstraintName?.EndsWith("_slug_key", StringComparison.Ordinal) == true
        && !submission.Values.ContainsKey("slug");

    private static Problem Forbidden() => Problem.Forbidden("this account may not write this row");

    private IResult Answer(Submission submission, Written written) =>
        (submission.Mode, written) switch
        {
            (_, { IsPermitted: false }) => Forbidden(),
            (WriteMode.Delete, { Matches: > 1 }) => Problem.Of(
                StatusCodes.Status400BadRequest,
                ErrorType.AmbiguousDelete,
                $"{written.Matches} rows match, nothing was deleted"
            ),
            (WriteMode.Delete, { Id: null }) => Problem.NotFound("no row matches"),
            (_, { Id: null }) => Problem.NotFound($"id: there is no row {submission.Id}"),
            _ => new WriteAnswer(submission, columns, written.Id!.Value),
        };

    /// <summary>A delete's other fields are exact conditions.</summary>
    private Fragment[] FragmentsOf(Submission submission) =>
        [.. submission.Values.Select(sent => FieldCatalogue.Fragment(Known(sent.Key), Same(sent)))];

    private NamedValues Conditions(Submission submission)
    {
        var args = new NamedValues();
        foreach (var sent in submission.Values)
        {
            args.Add(Same(sent).ParameterOn(Known(sent.Key)), sent.Value ?? true);
        }

        return args;
    }

    private Lookup Same(KeyValuePair<string, object?> sent) => Lookup.Same(Known(sent.Key).Kind, sent.Value is null);

    private Field Known(string name) =>
        fields.Find(name) ?? throw new InvalidOperationException($"The catalogue has no field {name} to delete by.");
}
