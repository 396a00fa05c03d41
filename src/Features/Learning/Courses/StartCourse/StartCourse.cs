using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Begins a pass through a course, as often as the course allows. While a pass is open this gives the same one again;
/// unless it cannot be finished any more, because the test that comes next has no tries left: that one is given up then,
/// if another may begin.
/// </summary>
public sealed class StartCourse : ICarterModule
{
    private static readonly Statement Standing = Statement.Of<StartCourse>(nameof(Standing));
    private static readonly Statement Abandon = Statement.Of<StartCourse>(nameof(Abandon));
    private static readonly Statement Begin = Statement.Of<StartCourse>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapPost("courses/{id:id}/start/", Handle)
            .WithName("Learning.StartCourse")
            .WithSummary("Start a course")
            .WithExample(response: CourseProgress.Example)
            .Refuses("course_pass_course_id_fkey", StatusCodes.Status404NotFound)
            .Refuses("participant_assessment_id_fkey", StatusCodes.Status404NotFound);

    private static Task<Results<Ok<CourseProgress>, StateRefused, NotFound>> Handle(
        CoursePath path,
        Database database,
        CancellationToken stop
    ) =>
        database.InTransaction<Results<Ok<CourseProgress>, StateRefused, NotFound>>(
            async transaction =>
            {
                await CoursePass.Lock(transaction, path, stop);
                if (await transaction.OneOrNone<State>(Standing, path, stop) is not { } state)
                {
                    return TypedResults.NotFound();
                }

                if (state is { IsOpen: true, IsExhausted: true, AssessmentId: { } assessmentId })
                {
                    // A result that came in time may be under way: it goes before.
                    await Participant.Lock(transaction, assessmentId, path.AccountId, stop);
                    if (await transaction.OneOrNone<State>(Standing, path, stop) is not { } later)
                    {
                        return TypedResults.NotFound();
                    }

                    state = later;
                }

                if (!state.IsOpen || state.IsExhausted)
                {
                    if (!state.MayBegin)
                    {
                        return Obstacles.Of(state.IsOpen ? "no_tries" : "no_passes");
                    }

                    if (state.IsOpen)
                    {
                        await transaction.Execute(Abandon, path, stop); // the one that was looked at: it is locked
                    }

                    await transaction.Execute(Begin, Args.Of(path, new { number = state.Passes + 1 }), stop);
                }

                return await CourseProgress.Read(transaction, path, stop) is { } progress
                    ? TypedResults.Ok(progress)
                    : TypedResults.NotFound();
            },
            stop,
            Database.Tries
        );

    /// <param name="Passes">That the caller has begun so far.</param>
    /// <param name="MayBegin">Whether the course allows one more.</param>
    /// <param name="IsOpen">Whether the newest is neither finished nor given up.</param>
    /// <param name="IsExhausted">Whether it cannot be finished any more.</param>
    /// <param name="AssessmentId">Of the test that comes next in the newest.</param>
    private sealed record State(int Passes, bool MayBegin, bool IsOpen, bool IsExhausted, long? AssessmentId);
}
