using System.Globalization;
using System.Reflection;
using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>
/// Which test or poll a request is about, who asks, and when: a parameter of the handlers below
/// <see cref="AssessmentMount"/>, and of their statements.
/// </summary>
/// <param name="Kind">See <see cref="AssessmentMount.Kind"/>.</param>
/// <param name="Owner">See <see cref="AssessmentMount.Owner"/>.</param>
/// <param name="Id">Of the event, webinar or course.</param>
/// <param name="LessonId">Of the lesson; it has to be one of the course.</param>
/// <param name="QuestionId">Of the question.</param>
/// <param name="AnswerId">Of the answer; it has to be one of the question.</param>
/// <param name="IsStaff">Sees drafts, right answers, everybody's results.</param>
/// <param name="AccountId">Who asks.</param>
/// <param name="Now">When.</param>
/// <param name="OverBefore">Times for a test that ended before this are over: now, less what is taken late.</param>
public sealed record AssessmentPath(
    string Kind,
    string Owner,
    long Id,
    long? LessonId,
    long? QuestionId,
    long? AnswerId,
    bool IsStaff,
    long AccountId,
    DateTimeOffset Now,
    DateTimeOffset OverBefore
) : IBindableFromHttpContext<AssessmentPath>
{
    private static readonly Statement State = Statement.Of<AssessmentPath>(nameof(State));

    /// <summary>Of what the test or poll belongs to.</summary>
    public long OwnerId => LessonId ?? Id;

    /// <summary>Of the course that the lesson has to be in.</summary>
    public long? CourseId => LessonId is null ? null : Id;

    /// <summary>
    /// Whether what the path names is there for the caller: null if not; false if its questions are not to be seen before
    /// the time for them runs.
    /// </summary>
    public Task<bool?> Find(Database database, CancellationToken stop) => database.OneOrNone<bool?>(State, this, stop);

    public static ValueTask<AssessmentPath?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var mount = context.GetEndpoint()!.Metadata.GetRequiredMetadata<AssessmentMount>();
        var caller = (AccountCaller)((CallerPrincipal)context.User).Caller;
        var (now, overBefore) = LearningArea.Instance.TestTimesOf(context);

        return new(
            new AssessmentPath(
                mount.Kind,
                mount.Owner,
                IdOf("id")!.Value,
                IdOf("lesson_id"),
                IdOf("question_id"),
                IdOf("answer_id"),
                caller.HasStaffRights,
                caller.AccountId,
                now,
                overBefore
            )
        );

        long? IdOf(string name) =>
            context.GetRouteValue(name) is string id ? long.Parse(id, CultureInfo.InvariantCulture) : null;
    }
}
