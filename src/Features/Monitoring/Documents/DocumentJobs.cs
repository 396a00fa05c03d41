using System.Text.Json;

namespace Platform.Features.Monitoring;

/// <summary>Puts a job into the queue and answers with its outcome, or with its state when that takes too long.</summary>
internal static class DocumentJobs
{
    public const string Name = "Monitoring/RunDocumentJob";
    public const string Process = "process";
    public const string Refresh = "refresh";

    /// <summary>Without any of these an account can ask for nothing here.</summary>
    public static readonly string[] Codes = ["upload_csv", "manage_system"];

    private static readonly Statement Request = Statement.Named("Monitoring/DocumentJobs.Request");
    private static readonly Statement State = Statement.Named("Monitoring/DocumentJobs.State");

    /// <summary>Jobs of one account that are not done; the next is refused.</summary>
    private const int MostWaiting = 100;

    /// <param name="IsKnown">There is such a document.</param>
    /// <param name="IsPermitted">The caller may do that with it.</param>
    /// <param name="IsCrowded">Too many jobs of the caller wait already.</param>
    /// <param name="Id">The job; null: none was made.</param>
    private sealed record Requested(bool IsKnown, bool IsPermitted, bool IsCrowded, long? Id);

    /// <param name="call">The request.</param>
    /// <param name="documentId">The document.</param>
    /// <param name="kind">Of the job.</param>
    /// <param name="settings">What the job's kind reads.</param>
    /// <param name="mustOwn">Whether the code upload_csv is enough only for one's own documents.</param>
    public static async Task<Results<DocumentJobAnswer, Problem>> Run(
        JobCall call,
        int documentId,
        string kind,
        string settings,
        bool mustOwn
    )
    {
        var requested = await call.Database.One<Requested>(
            Request,
            new
            {
                document_id = documentId,
                kind,
                settings,
                caller_id = call.Caller.AccountId,
                must_own = mustOwn,
                most = MostWaiting,
                now = call.Time.GetUtcNow(),
            },
            call.Stop
        );
        if (!requested.IsPermitted)
        {
            return Forbidden();
        }

        if (requested is { IsKnown: true, IsCrowded: true })
        {
            call.Context.Response.Headers.RetryAfter = "60";

            return Problem.Of(
                StatusCodes.Status429TooManyRequests,
                "too_many_requests",
                $"{MostWaiting} jobs of this account wait already"
            );
        }

        return requested.Id is { } id
            ? await Outcome(call, id)
            : Problem.NotFound($"document_id: there is no document {documentId}");
    }

    public static Problem Forbidden() => Problem.Forbidden("this account may not do that with this document");

    private static async Task<Results<DocumentJobAnswer, Problem>> Outcome(JobCall call, long id)
    {
        DocumentJobState? job = null;
        var isPreferred = call
            .Context.Request.Headers["Prefer"]
            .SelectMany(value => (value ?? "").Split(','))
            .Any(preference => preference.Trim().Equals("respond-async", StringComparison.OrdinalIgnoreCase));
        // With an Idempotency-Key the job is committed with this answer, and nobody begins it before.
        var wantsState = isPreferred || call.Database.Request is not null;
        var patience = TimeSpan.FromSeconds(wantsState ? 0 : call.Options.AnswerWithinSeconds);
        await call.Signals.WaitForEnd(Name, id, HasEnded, patience, call.Stop);
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
            _ => new DocumentJobAnswer(job, HasEnded: false) { IsPreferred = isPreferred },
        };

        async Task<bool> HasEnded()
        {
            job = await call.Database.OneOrNone<DocumentJobState>(State, new { id }, call.Stop);

            return wantsState || job is null or { State: "done" or "refused" or "failed" };
        }
    }

    private static Dictionary<string, string> ErrorsOf(DocumentJobState job) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(job.Result!)!;
}
