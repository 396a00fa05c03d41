namespace Platform.Features.Learning;

/// <summary>A test or poll as paths name it: the same slices, each under its own path.</summary>
/// <param name="Name">In names of operations.</param>
/// <param name="Kind">As in the table.</param>
/// <param name="Owner">What it belongs to: <c>event</c>, <c>webinar</c>, <c>course</c>, <c>lesson</c>.</param>
/// <param name="Route">Below the prefix, with the slash at its end.</param>
/// <param name="Words">In sentences.</param>
public sealed record AssessmentMount(string Name, string Kind, string Owner, string Route, string Words)
{
    public static readonly IReadOnlyList<AssessmentMount> Tests =
    [
        new("event_test", "test", "event", "events/{id:id}/test/", "an event's test"),
        new("webinar_test", "test", "webinar", "webinars/{id:id}/test/", "a webinar's test"),
        new("course_test", "test", "course", "courses/{id:id}/test/", "a course's test"),
        new("lesson_test", "test", "lesson", "courses/{id:id}/lessons/{lesson_id:id}/test/", "a lesson's test"),
    ];

    public static readonly AssessmentMount Poll = new(
        "poll",
        "poll",
        "webinar",
        "webinars/{id:id}/poll/",
        "a webinar's poll"
    );

    public static readonly AssessmentMount RealtimePoll = new(
        "realtime_poll",
        "realtime_poll",
        "webinar",
        "webinars/{id:id}/realtime_poll/",
        "a webinar's realtime poll"
    );

    public static readonly IReadOnlyList<AssessmentMount> Polls = [Poll, RealtimePoll];

    /// <summary>The only list of them.</summary>
    public static readonly IReadOnlyList<AssessmentMount> All = [.. Tests, .. Polls];

    /// <summary>The group's routes below this path; handlers ask for <see cref="AssessmentPath"/>.</summary>
    public RouteGroupBuilder Below(RouteGroupBuilder group)
    {
        // Events and webinars have ids in common, questions and answers all of them.
        var example = All.Index().First(mount => mount.Item == this).Index + 1;

        return group
            .MapGroup(Route)
            .WithMetadata(
                this,
                new PathExample("id", Owner == "webinar" ? 2 : 1),
                new PathExample("question_id", example),
                new PathExample("answer_id", example)
            );
    }
}
