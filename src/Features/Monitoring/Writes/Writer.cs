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
public sealed class Writer
{
    private readonly Resource _resource;
    private readonly Statement _insert;
    private readonly Statement _update;
    private readonly Statement _delete;

    private Writer(Resource resource, Statement insert, Statement update, Statement delete)
    {
        _resource = resource;
        _insert = insert;
        _update = update;
        _delete = delete;
    }

    /// <summary>Any of these functional permissions lets an account write; none: the statements decide.</summary>
    public string[] Codes { get; private init; } = [];

    /// <summary>What a caller without permission is told.</summary>
    public string Forbidden { get; private init; } = "";

    /// <summary>Says which row holds a value that must be unique; null: that there is one has to do.</summary>
    public Func<Submission, Database, CancellationToken, Task<string>>? Holder { get; private init; }

    /// <summary>By the slice's statements <c>Insert</c>, <c>Update</c> and <c>Delete</c>.</summary>
    public static Writer Of<TSlice>(
        Resource resource,
        string[]? codes = null,
        Func<Submission, Database, CancellationToken, Task<string>>? holder = null,
        string forbidden = "this account may not write this row"
    ) =>
        new(resource, Statement.Of<TSlice>("Insert"), Statement.Of<TSlice>("Update"), Statement.Of<TSlice>("Delete"))
        {
            Codes = codes ?? ["manage_system"],
            Holder = holder,
            Forbidden = forbidden,
        };

    /// <summary>What the body asks for.</summary>
    public async Task<Results<WriteAnswer, Problem>> Write(WriteCall call)
    {
        Submission submission;
        try
        {
            submission = await Submission.Read(call.Context, _resource.Columns);
        }
        catch (RefusedException) when (Codes.Length > 0)
        {
            if (await MayWrite.Check(call.Database, call.Caller, Codes, call.Stop))
            {
                throw;
            }

            return Problem.Forbidden(Forbidden); // before what is wrong with the body
        }

        return await Write(call, submission);
    }

    /// <param name="call">The request.</param>
    /// <param name="submission">Its body.</param>
    /// <param name="more">Further parameters of the three statements.</param>
    public async Task<Results<WriteAnswer, Problem>> Write(WriteCall call, Submission submission, object? more = null)
    {
        if (submission.Problem is { } problem)
        {
            return Codes.Length == 0 || await MayWrite.Check(call.Database, call.Caller, Codes, call.Stop)
                ? problem
                : Problem.Forbidden(Forbidden);
        }

        call.Context.Features.Set(
            new WrittenObject(
                submission.Mode is WriteMode.Update ? $"api/v2/{_resource.Name}/{{id:digits}}" : "",
                new() { ["id"] = submission.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            )
        );
        var (statement, args) = Command(submission, more);
        args.Add("caller_id", call.Caller.AccountId);
        args.Add("now", call.Time.GetUtcNow());
        while (true)
        {
            try
            {
                return Answer(submission, await call.Database.One<Written>(statement, args, call.Stop));
            }
            catch (PostgresException taken) when (IsOfOwnSlug(taken, submission))
            {
                // Another insert took the same number, and the next look sees it: who misses lets another be done, so
                // this ends.
            }
            catch (PostgresException taken)
                when (Holder is not null && taken.SqlState is PostgresErrorCodes.UniqueViolation)
            {
                var holder = await Holder(submission, call.Database, call.Stop);

                return Problem.Of(StatusCodes.Status409Conflict, "conflict", holder);
            }
        }
    }

    private static bool IsOfOwnSlug(PostgresException taken, Submission submission) =>
        submission.Mode is WriteMode.Insert
        && taken.SqlState is PostgresErrorCodes.UniqueViolation
        && taken.ConstraintName?.EndsWith("_slug_key", StringComparison.Ordinal) == true
        && !submission.Values.ContainsKey("slug");

    private Results<WriteAnswer, Problem> Answer(Submission submission, Written written) =>
        (submission.Mode, written) switch
        {
            (_, { IsPermitted: false }) => Problem.Forbidden(Forbidden),
            (WriteMode.Delete, { Matches: > 1 }) => Problem.Of(
                StatusCodes.Status400BadRequest,
                ErrorType.AmbiguousDelete,
                $"{written.Matches} rows match, nothing was deleted"
            ),
            (WriteMode.Delete, { Id: null }) => Problem.NotFound("no row matches"),
            (_, { Id: null }) => Problem.NotFound($"id: there is no row {submission.Id}"),
            _ => new WriteAnswer(submission, written.Id!.Value),
        };

    /// <summary>An insert takes all columns, an update what was given; a delete's fields are exact conditions.</summary>
    private (Statement Statement, NamedValues Args) Command(Submission submission, object? more)
    {
        var args = new NamedValues(more);
        switch (submission.Mode)
        {
            case WriteMode.Insert:
                foreach (var column in _resource.Columns.Where(column => !column.IsServerSet))
                {
                    args.Add(column.Name, submission.Values.GetValueOrDefault(column.Name));
                }

                return (_insert, args);
            case WriteMode.Update:
                args.Add("id", submission.Id);
                args.Add("given", submission.Given());

                return (_update, args);
            default:
                var conditions = new FilterSet();
                foreach (var (name, value) in submission.Values)
                {
                    conditions.AddSame(_resource.Fields.Find(name)!, value);
                }

                foreach (var (name, value) in conditions.Values)
                {
                    args.Add(name, value);
                }

                return (_delete.Fill("conditions", conditions.Fragments), args);
        }
    }
}
