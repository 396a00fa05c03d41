using System.Globalization;
using System.Text.Json.Nodes;

namespace Platform.Tests.Features.Learning;

/// <summary>
/// Somebody who does whatever comes to mind with a course while time goes on, held against a small model of what the
/// contract says: each answer, and where they stand after it.
/// </summary>
public sealed class PassingWalkTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const int Steps = 250;
    private const int Lessons = 3;

    /// <summary>Of the second lesson's test, in minutes.</summary>
    private const int TestTime = 10;

    [Theory]
    [InlineData(81, 1)]
    [InlineData(82, 2)]
    [InlineData(83, 3)]
    public async Task A_walk(long course, int seed)
    {
        await api.Database.AddCourse(course, Lessons, maxTries: 3, hasTest: true);
        await api.Database.AddLessonTest(course * 10 + 2, TestTime, maxTries: 2);
        await api.Database.AddLessonTest(course * 10 + 3);
        await api.Database.Execute(
            """
            insert into learning.answer (id, question_id, title, is_correct, created, updated)
            select id, id, 'Right', true, '2026-11-01Z', '2026-11-01Z'
            from learning.question
            where id / 10 = :course
            """,
            ("course", course)
        );
        var random = new Random(seed);
        var model = new Model();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var path = $"/api/v0/courses/{course}/";

        for (var step = 0; step < Steps; step++)
        {
            var lesson = random.Next(1, Lessons + 1);
            var id = course * 10 + lesson;
            var isRight = random.Next(3) > 0;
            var (what, expected, answer) = random.Next(10) switch
            {
                0 => ("start", model.Start(Now), await api.Anna.Post(path + "start/")),
                1 => ($"finish {lesson}", model.Finish(lesson), await api.Anna.Post($"{path}lessons/{id}/finish/")),
                2 or 3 => ("finish current", model.FinishCurrent(), await api.Anna.Post(path + "lessons/finish/")),
                4 => ("finish course", model.FinishCourse(), await api.Anna.Post(path + "finish/")),
                5 or 6 => (
                    $"start test {lesson}",
                    model.StartTest(lesson, Now),
                    await api.Anna.Post($"{path}lessons/{id}/test/start/")
                ),
                7 => (
                    $"hand in {lesson} {isRight}",
                    model.HandIn(lesson, isRight, Now),
                    await api.Anna.Post($"{path}lessons/{id}/test/results/", Body(id, isRight))
                ),
                8 => (
                    $"hand in course {isRight}",
                    model.HandIn(0, isRight, Now),
                    await api.Anna.Post(path + "test/results/", Body(course * 10, isRight))
                ),
                _ => ("wait", 200, await Wait(random.Next(1, 8), path)),
            };
            seen.Add($"{what.Split(' ')[0]} {expected}");

            var told = $"seed {seed}, step {step}, {what}: {answer}";
            answer.Status.ShouldBe(expected == 200 && what == "wait" && !model.IsStarted ? 404 : expected, told);
            var progress = await api.Anna.Get(path + "progress/");
            progress.Status.ShouldBe(model.IsStarted ? 200 : 404, told);
            if (model.IsStarted)
            {
                progress
                    .Progress()
                    .ShouldBe((model.Current is { } at ? course * 10 + at : null, model.IsFinished), told);
                var of = JsonNode.Parse((await api.Anna.Get($"{path}lessons/{id}/progress/")).Body)!;
                ((bool)of["test_passed"]!).ShouldBe(model.HasPassed(lesson), told);
                ((bool)of["finished"]!).ShouldBe(model.HasFinished(lesson), told);
                ((string?)of["test_end_datetime"]).ShouldBe(model.EndOf(lesson), told);
            }

            var test = await api.Anna.Get($"{path}lessons/{course * 10 + 2}/test/");
            test.Body.ShouldContain(
                $"\"tries\":{model.Tries(2, Now)},\"test_available\":{(model.MayHandIn(2, Now) ? "true" : "false")}",
                customMessage: told
            );
        }

        (
            await api.Database.Value<long>(
                "select count(*) from learning.course_pass where course_id = :id",
                ("id", course)
            )
        ).ShouldBe(model.Passes);
        seen.ShouldContain("start 200");
        seen.ShouldContain("hand 201");
        seen.ShouldContain("finish 403");
    }

    private DateTimeOffset Now => api.Clock.GetUtcNow();

    private static string Body(long question, bool isRight) => isRight ? $$"""{"{{question}}":{{question}}}""" : "{}";

    /// <summary>Some minutes, and now and then those few seconds that are taken late.</summary>
    private async Task<Exchange> Wait(int minutes, string path)
    {
        api.Clock.Advance(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(minutes % 2 == 0 ? 3 : 0));

        return await api.Anna.Get(path + "progress/");
    }

    /// <summary>
    /// A course of three lessons: the first without a test, the second with a timed one and two tries, the third with one
    /// that may be tried without end. Three passes; the course's own test has three tries in each.
    /// </summary>
    private sealed class Model
    {
        private const int MostPasses = 3;

        private readonly HashSet<int> _finished = [];
        private readonly HashSet<int> _passed = [];
        private readonly Dictionary<int, int> _results = [];
        private readonly List<(DateTimeOffset End, bool IsUsed)> _windows = [];
        private bool _hasPassedCourse;

        public int Passes { get; private set; }

        public bool IsFinished { get; private set; }

        public bool IsStarted => Passes > 0;

        /// <summary>The first that is not finished, else the last.</summary>
        public int? Current =>
            IsStarted ? Enumerable.Range(1, Lessons).FirstOrDefault(n => !_finished.Contains(n), Lessons) : null;

        private bool IsOpen => IsStarted && !IsFinished;

        private bool AllFinished => _finished.Count == Lessons;

        public bool HasPassed(int lesson) => _passed.Contains(lesson);

        public bool HasFinished(int lesson) => _finished.Contains(lesson);

        public string? EndOf(int lesson) =>
            lesson == 2 && _windows.Count > 0
                ? _windows[^1].End.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
                : null;

        public int Tries(int lesson, DateTimeOffset now) =>
            _results.GetValueOrDefault(lesson)
            + (lesson == 2 ? _windows.Count(one => !one.IsUsed && IsOver(one, now)) : 0);

        public bool MayHandIn(int lesson, DateTimeOffset now) =>
            IsOpen
            && (
                lesson == 0
                    ? AllFinished && Tries(0, now) < MostPasses
                    : Current == lesson && lesson != 1 && (lesson != 2 || (Tries(2, now) < 2 && Runs(now)))
            );

        public int Start(DateTimeOffset now)
        {
            if (IsOpen && !IsExhausted(now))
            {
                return 200;
            }

            if (Passes == MostPasses)
            {
                return 403;
            }

            Passes++;
            IsFinished = _hasPassedCourse = false;
            _finished.Clear();
            _passed.Clear();
            _results.Clear();
            _windows.Clear();

            return 200;
        }

        public int Finish(int lesson)
        {
            if (!IsStarted)
            {
                return 403;
            }

            if (_finished.Contains(lesson))
            {
                return 200;
            }

            if (!IsOpen || Current != lesson || (lesson > 1 && !_passed.Contains(lesson)))
            {
                return 403;
            }

            _finished.Add(lesson);

            return 200;
        }

        public int FinishCurrent() => Current is { } current ? Finish(current) : 403;

        public int FinishCourse()
        {
            if (!IsFinished && !(IsOpen && AllFinished && _hasPassedCourse))
            {
                return 403;
            }

            IsFinished = true;

            return 200;
        }

        public int StartTest(int lesson, DateTimeOffset now)
        {
            if (lesson == 1)
            {
                return 404;
            }

            if (!IsOpen || Current != lesson)
            {
                return 403;
            }

            if (lesson == 3 || Runs(now))
            {
                return 200;
            }

            if (Tries(2, now) >= 2 || _passed.Contains(2))
            {
                return 403;
            }

            _windows.Add((now.AddMinutes(TestTime), false));

            return 200;
        }

        public int HandIn(int lesson, bool isRight, DateTimeOffset now)
        {
            if (lesson == 1)
            {
                return 404;
            }

            if (!MayHandIn(lesson, now))
            {
                return 403;
            }

            _results[lesson] = _results.GetValueOrDefault(lesson) + 1;
            if (lesson == 2)
            {
                _windows[^1] = _windows[^1] with { IsUsed = true };
            }

            if (isRight && lesson == 0)
            {
                _hasPassedCourse = true;
            }
            else if (isRight)
            {
                _passed.Add(lesson);
            }

            return 201;
        }

        private bool Runs(DateTimeOffset now) =>
            _windows.Count > 0 && !_windows[^1].IsUsed && !IsOver(_windows[^1], now);

        /// <summary>Five seconds later than it says.</summary>
        private static bool IsOver((DateTimeOffset End, bool IsUsed) window, DateTimeOffset now) =>
            window.End < now.AddSeconds(-5);

        /// <summary>The test that comes next was not passed and has no tries left.</summary>
        private bool IsExhausted(DateTimeOffset now) =>
            (Current == 2 && !_finished.Contains(2) && !_passed.Contains(2) && Tries(2, now) >= 2 && !Runs(now))
            || (!_hasPassedCourse && Tries(0, now) >= MostPasses);
    }
}
