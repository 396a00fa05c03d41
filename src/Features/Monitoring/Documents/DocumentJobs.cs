using System.Text.Json;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Monitoring;

/// <summary>Puts a job into the queue and answers with its outcome, or with its state when that takes too long.</summary>
internal static class DocumentJobs
{
    public const string Name = "Monitoring/RunDocumentJob";
    public const string Process = "process";
    public const string Refresh = "refresh";

    private static readonly Statement Request = Statement.Named("Monitoring/DocumentJobs.Request");
    private static readonly Statement State = Statement.Named("Monitoring/DocumentJobs.State");

    /// <param name="Id">The job; null: none was made.</param>
    private sealed record Requested(bool IsKnown, bool IsPermitted, long? Id);

    /// <param name="settings">What the job's kind reads.</param>
    /// <param name="mustOwn">Whether the code upload_csv is enough only for one's own documents.</param>
    public static async Task<IResult> Run(
        HttpContext context,
        Caller caller,
        int documentId,
        string kind,
        string settings,
        bool mustOwn
    )
    {
        var services = context.RequestServices;
        var database = services.GetRequiredService<Database>();
        var stop = context.RequestAborted;
        var requested = await database.One<Requested>(
            Request,
            new
            {
                document_id = documentId,
                kind,
                settings,
                caller_id = caller.AccountId,
                must_own = mustOwn,
                now = services.GetRequiredService<TimeProvider>().GetUtcNow(),
            },
            stop
        );
        if (!requested.IsPermitted)
        {
            return Problem.Forbidden("this account may not do that with this document");
        }

        return requested.Id is { } id
            ? await Outcome(context, database, id, stop)
            : Problem.NotFound($"document_id: there is no document {documentId}");
    }

    private static async Task<IResult> Outcome(HttpContext context, Database database, long id, CancellationToken stop)
    {
        DocumentJobState? job = null;
        var wantsState = context
            .Request.Headers["Prefer"]
            .SelectMany(value => (value ?? "").Split(','))
            .Any(preference => preference.Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase));
        var patience = TimeSpan.FromSeconds(
            wantsState ? 0 : context.RequestServices.GetRequiredService<DocumentOptions>().AnswerWithinSeconds
        );
        await context.RequestServices.GetRequiredService<JobSignals>().WaitForEnd(Name, id, HasEnded, patience, stop);
        if (job is null)
        {
            return Problem.NotFound("document_id: the document was deleted meanwhile");
        }

        return job.State switch
        {
            // Who asked for the state gets it, also from a job that was quicker than the look at it.
            "done" when !wantsState => new DocumentJobAnswer(job, HasEnded: true),
            "refused" => Problem.Of(StatusCodes.Status400BadRequest, ErrorsOf(job)),
            "failed" => Problem.Of(500, "internal_error", $"job {id} was given up, see /api/v2/document_process/{id}/"),
            _ => new DocumentJobAnswer(job, HasEnded: false) { IsPreferred = wantsState },
        };

        async Task<bool> HasEnded()
        {
            job = await database.OneOrNone<DocumentJobState>(State, new { id }, stop);

            return wantsState || job is null or { State: "done" or "refused" or "failed" };
        }
    }

    private static Dictionary<string, string> ErrorsOf(DocumentJobState job) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(job.Result!)!;
}
