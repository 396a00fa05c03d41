namespace Platform.Features.Learning;

/// <summary>The chapters of Learning's document.</summary>
internal static class LearningTopics
{
    public static readonly IReadOnlyList<Topic> All =
    [
        Of("Tokens", "From an e-mail address and a password to the tokens that callers prove themselves by.", "auth/"),
        Of("Users", "People with their profiles: registration, confirmation, the own profile.", "users/", "me/"),
        Of("Specializations", "What doctors are specialized in.", "specializations/"),
        Of("Events", "What takes place, with a video that may be for those who registered.", "events/"),
        Of("Webinars", "Events on the screen, with polls besides their test.", "webinars/"),
        Of("Courses", "Lessons in an order, passed one after the other.", "courses/"),
        Of(
            "Passing a course",
            "From its start over one lesson after the other to its end.",
            "courses/{id}/start/",
            "courses/{id}/finish/",
            "courses/{id}/progress/",
            "courses/{id}/lessons/finish/",
            "courses/{id}/lessons/{lesson_id}/finish/",
            "courses/{id}/lessons/{lesson_id}/progress/",
            "courses/{id}/lessons/{lesson_id}/start/",
            "courses/{id}/lessons/{lesson_id}/test/start/"
        ),
        Of("Lessons", "What a course is made of.", "courses/{id}/lessons/"),
        Of("Lesson files", "What hangs on a lesson.", "courses/{id}/lessons/{lesson_id}/files/"),
        Of(
            "Tests",
            "Questions with right answers, and results that count.",
            "events/{id}/test/",
            "webinars/{id}/test/",
            "courses/{id}/test/",
            "courses/{id}/lessons/{lesson_id}/test/"
        ),
        Of(
            "Polls",
            "Questions without right answers, also ones that are launched while people watch.",
            "webinars/{id}/poll/",
            "webinars/{id}/realtime_poll/",
            "webinars/{id}/realtime_poll/questions/{question_id}/launch/",
            "webinars/{id}/realtime_poll/questions/{question_id}/close/",
            "webinars/{id}/realtime_poll/questions/{question_id}/result/"
        ),
        new(
            "Live",
            "What is launched while people watch, as it happens.",
            LearningArea.Sockets + "/",
            LearningArea.Watch + "/"
        ),
        Of(
            "Questions",
            "What a test or poll asks.",
            "events/{id}/test/questions/",
            "webinars/{id}/test/questions/",
            "courses/{id}/test/questions/",
            "courses/{id}/lessons/{lesson_id}/test/questions/",
            "webinars/{id}/poll/questions/",
            "webinars/{id}/realtime_poll/questions/"
        ),
        Of(
            "Answers",
            "What may be answered to a question.",
            "events/{id}/test/questions/{question_id}/answers/",
            "webinars/{id}/test/questions/{question_id}/answers/",
            "courses/{id}/test/questions/{question_id}/answers/",
            "courses/{id}/lessons/{lesson_id}/test/questions/{question_id}/answers/",
            "webinars/{id}/poll/questions/{question_id}/answers/",
            "webinars/{id}/realtime_poll/questions/{question_id}/answers/"
        ),
        Of("Subscriptions", "Addresses for news.", "subscriptions/"),
        Of("Content", "The pages of the site.", "content/"),
        Of("Record", "The own certificates and points by year (an addition).", "me/record/"),
        Of(
            "Issued certificates",
            "Certificates for staff: found, withdrawn, corrected (an addition).",
            "certificates/"
        ),
        Of("Certificate templates", "How certificates look (an addition).", "certificate_templates/"),
        new("Certificates", "What proves that a certificate is real (an addition).", "/certificates/"),
        new("Files", "Pictures and documents, for whoever has their address.", "/media/"),
    ];

    /// <summary>What OPTIONS calls the resource of a path.</summary>
    public static string NameOf(PathString path) =>
        All.FirstOrDefault(topic =>
            topic.Paths.Any(prefix => path.Value!.StartsWith(prefix.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
        )?.Name
        ?? "Learning";

    private static Topic Of(string name, string sentence, params string[] paths) =>
        new(name, sentence, [.. paths.Select(path => $"{LearningArea.Prefix}/{path}")]);
}
