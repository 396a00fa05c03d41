using System.Text.Json;

namespace Platform.Tests.Features.Learning;

public sealed class SubmitTestTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [MemberData(nameof(AssessmentApi.Tests), MemberType = typeof(AssessmentApi))]
    public async Task Two_of_three(string mount) =>
        await Verify(
                AssessmentApi.WithoutId(
                    await api.Anna.Post(
                        AssessmentApi.PathOf(mount) + "results/",
                        AssessmentApi.TwoRight(AssessmentApi.IdOf(mount))
                    )
                )
            )
            .UseParameters(mount);

    [Fact]
    public async Task Refusals()
    {
        var path = await api.AddTest(220) + "results/";
        var over = await api.AddTest(221, until: "2026-11-29 09:59:59") + "results/";

        await Verify(
            new[]
            {
                await api.Anna.Post(path, """{"2201":[22011,22012],"2202":22011,"9":1,"abc":1,"2203":null}"""),
                await api.Anna.Post(path, "[1]"),
                await api.Anna.Post(path, "{"),
                await api.Anna.Send(HttpMethod.Post, path, Exchanges.Body("x", "text/plain")),
                await api.Anna.Post(over, "[1]"),
                await api.Anna.Post(AssessmentApi.Timed + "results/", "{}"),
                await api.Anna.Post(AssessmentApi.Draft + "results/", "{}"),
                await api.Anonymous.Post(path, "{}"),
            }
        );
        (await Results(220)).ShouldBeEmpty();
        (await Results(221)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"2221":22211,"2222":[22221,22222],"2223":22231}""", 3)]
    [InlineData("""{"2221":"22211","2222":["22221","22222"],"2223":["22231"]}""", 3)]
    [InlineData("""{"2221":[22211,22211],"2222":[22222,22221,22222],"2223":22231}""", 3)] // doubles count once
    [InlineData("""{"2222":[22221]}""", 0)]
    [InlineData("""{"2222":22221}""", 0)] // one of two
    [InlineData("""{"2222":[22221,22222,22223]}""", 0)]
    [InlineData("""{"2222":[],"2221":[]}""", 0)]
    [InlineData("{}", 0)]
    [InlineData("""{"2221":22212,"2221":22211}""", 1)] // of a repeated key the last one counts
    public async Task Is_judged(string body, int correct)
    {
        await Once(222);

        var answer = await api.Anna.Post("/api/v0/events/222/test/results/", body);

        answer.Status.ShouldBe(201, answer.Body);
        Value(answer, "correct_answers").GetInt32().ShouldBe(correct);
        Value(answer, "questions_count").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("\"2231\":[22311,22312]", "2231", "This question accepts only one answer.")]
    [InlineData("\"2231\":22321", "2231", "Invalid pk \"22321\" - object does not exist.")]
    [InlineData("\"77\":1", "77", "Invalid pk \"77\" - object does not exist.")]
    [InlineData("\"2011\":20111", "2011", "Invalid pk \"2011\" - object does not exist.")] // of another test
    [InlineData(
        "\"99999999999999999999\":1",
        "99999999999999999999",
        "Invalid pk \"99999999999999999999\" - object does not exist."
    )]
    [InlineData("\"abc\":1", "abc", "Incorrect type. Expected pk value, received str.")]
    [InlineData("\"\":1", "", "Incorrect type. Expected pk value, received str.")]
    [InlineData("\"02231\":22311", "02231", "Invalid pk \"02231\" - object does not exist.")]
    [InlineData("\" 2231\":22311", " 2231", "Invalid pk \" 2231\" - object does not exist.")]
    [InlineData("\"+2231\":22311", "+2231", "Invalid pk \"+2231\" - object does not exist.")]
    [InlineData("\"2231\":\"022311\"", "2231", "Invalid pk \"022311\" - object does not exist.")]
    [InlineData("\"2231\":null", "2231", "Incorrect type. Expected pk value, received NoneType.")]
    [InlineData("\"2231\":true", "2231", "Incorrect type. Expected pk value, received bool.")]
    [InlineData("\"2231\":{}", "2231", "Incorrect type. Expected pk value, received dict.")]
    [InlineData("\"2231\":[[22311]]", "2231", "Incorrect type. Expected pk value, received list.")]
    [InlineData("\"2231\":22311.0", "2231", "Incorrect type. Expected pk value, received float.")]
    [InlineData("\"2231\":-5", "2231", "Invalid pk \"-5\" - object does not exist.")]
    public async Task Is_refused_and_no_try(string member, string field, string message)
    {
        await Once(223, maxTries: 1);

        var answer = await api.Anna.Post("/api/v0/events/223/test/results/", "{" + member + "}");

        answer.Status.ShouldBe(400, answer.Body);
        Value(answer, field)[0].GetString().ShouldBe(message);
        (await Results(223)).ShouldBeEmpty();
        (await api.Anna.Get("/api/v0/events/223/test/")).Body.ShouldContain("\"tries\":0,\"test_available\":true");
    }

    [Theory]
    [InlineData("\"\\ud83d\":1")]
    [InlineData("\"1\":\"\\ud83d\"")]
    public async Task Half_a_sign_is_no_json(string member)
    {
        var answer = await api.Anna.Post(AssessmentApi.PathOf("event_test") + "results/", "{" + member + "}");

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("Surrogate characters are not allowed: U+D83D.");
    }

    [Fact]
    public async Task The_same_question_in_two_spellings()
    {
        var path = await api.AddTest(224) + "results/";

        (await api.Anna.Post(path, """{"2241":22411,"02241":22412}""")).Status.ShouldBe(400);
        (await Results(224)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Forms_are_read()
    {
        var path = await api.AddTest(225) + "results/";
        (string, string)[] fields = [("2251", "22511"), ("2252", "22521"), ("2252", "22522"), ("2253", "22532")];
        using var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new StringContent(value), name);
        }

        var form = await api.Anna.Send(HttpMethod.Post, path, Exchanges.Form(fields));
        var multipart = await api.Anna.Send(HttpMethod.Post, path, parts);
        var empty = await api.Anna.Send(HttpMethod.Post, path);

        Value(form, "result").GetRawText().ShouldBe("66.66");
        Value(multipart, "result").GetRawText().ShouldBe("66.66");
        Value(empty, "result").GetRawText().ShouldBe("0.0");
    }

    [Theory]
    [InlineData("66.66", true)]
    [InlineData("66.67", false)]
    [InlineData("0", true)]
    [InlineData("100", false)]
    public async Task Success_is_what_the_owner_asks_for(string percent, bool isSuccess)
    {
        await Once(226, percent: percent);

        var answer = await api.Anna.Post("/api/v0/events/226/test/results/", AssessmentApi.TwoRight(226));

        Value(answer, "success").GetBoolean().ShouldBe(isSuccess);
    }

    [Fact]
    public async Task What_was_archived_meanwhile_is_no_mistake()
    {
        var path = await api.AddTest(227) + "results/";
        await api.Database.Execute(
            """
            update learning.answer set archived_at = '2026-11-29Z' where id = 22711;
            update learning.question set archived_at = '2026-11-29Z' where id = 2272
            """
        );

        var answer = await api.Anna.Post(path, AssessmentApi.Right(227));

        Value(answer, "questions_count").GetInt32().ShouldBe(2);
        Value(answer, "result").GetRawText().ShouldBe("50.0"); // the archived answer is wrong
        (
            await api.Database.Rows(
                """
                select question_id, answer_id, question_title, answer_title, was_correct
                from learning.submission_answer
                where question_id / 10 = 227
                order by question_id
                """
            )
        ).ShouldBe(["2271 | 22711 | Question 1 | Answer 1 | false", "2273 | 22731 | Question 3 | Answer 1 | true"]);
    }

    [Fact]
    public async Task Results_are_history()
    {
        var path = await api.AddTest(228) + "results/";
        (await api.Anna.Post(path, AssessmentApi.Right(228))).Status.ShouldBe(201);
        var before = (await api.Anna.Get(path)).Body;

        await api.Database.Execute(
            """
            update learning.answer set is_correct = not is_correct where question_id / 10 = 228;
            update learning.question set archived_at = '2026-11-29Z' where id = 2281;
            insert into learning.question (assessment_id, title, created, updated)
            values (228, 'More', '2026-11-29Z', '2026-11-29Z');
            update learning.event set success_percent = 100 where id = 228
            """
        );

        (await api.Anna.Get(path)).Body.ShouldBe(before);
    }

    [Fact]
    public async Task Tries_are_counted()
    {
        var path = await api.AddTest(229, maxTries: 2) + "results/";

        (await api.Anna.Post(path, AssessmentApi.Right(229))).Status.ShouldBe(201);
        (await api.Anna.Post(path, """{"2291":1}""")).Status.ShouldBe(400);
        (await api.Anna.Post(path, "{}")).Status.ShouldBe(201); // a success ends nothing
        await Verify(await api.Anna.Post(path, "{}"));
        (await api.Boris.Post(path, "{}")).Status.ShouldBe(201);
        (await api.Sofia.Post(path, "{}")).Status.ShouldBe(201); // staff take part like anybody
    }

    [Fact]
    public async Task Without_questions_there_is_nothing_to_hand_in()
    {
        var path = await api.AddTest(230) + "results/";
        await api.Database.Execute(
            "update learning.question set archived_at = '2026-11-29Z' where assessment_id = 230"
        );

        var answer = await api.Anna.Post(path, "{}");

        answer.Status.ShouldBe(403);
        answer.Body.ShouldBe("""{"detail":"There are no questions yet."}""");
    }

    /// <summary>One try is left, and several come for it.</summary>
    [Theory]
    [InlineData(1, 231)]
    [InlineData(3, 232)]
    public async Task The_last_try_is_taken_once(int maxTries, long id)
    {
        var path = await api.AddTest(id, maxTries) + "results/";

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => api.Anna.Post(path, AssessmentApi.Right(id)))
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(maxTries);
        answers.Count(answer => answer.Status == 403).ShouldBe(8 - maxTries);
        (await Results(id)).Count.ShouldBe(maxTries);
    }

    [Fact]
    public async Task Without_a_limit_all_are_taken()
    {
        var path = await api.AddTest(233) + "results/";

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(at => (at % 2 == 0 ? api.Anna : api.Boris).Post(path, AssessmentApi.Right(233)))
        );

        answers.ShouldAllBe(answer => answer.Status == 201);
        (await Results(233)).Count.ShouldBe(10);
    }

    /// <summary>Staff write while people hand in: nothing waits for ever, nothing fails, and each result fits one state.</summary>
    [Fact]
    public async Task Beside_staff_who_edit()
    {
        var path = await api.AddTest(234);
        var edits = Enumerable
            .Range(0, 10)
            .Select(at =>
                api.Sofia.Send(
                    HttpMethod.Patch,
                    path + $"questions/234{(at % 3) + 1}/",
                    Exchanges.Body($$"""{"title":"Edit {{at}}"}""")
                )
            );
        var results = Enumerable
            .Range(0, 10)
            .Select(at => (at % 2 == 0 ? api.Anna : api.Boris).Post(path + "results/", AssessmentApi.Right(234)));

        var answers = await Task.WhenAll(edits.Concat(results));

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 201);
        (
            await api.Database.Value<long>(
                "select count(*) from learning.submission where assessment_id = 234 and success"
            )
        ).ShouldBe(10);
    }

    [Fact]
    public async Task A_success_passes_the_lesson()
    {
        var course = await api.AddCourse(235);

        (await api.Anna.Post(course + "lessons/236/test/results/", "{}")).Status.ShouldBe(201);
        (await Passed()).ShouldBeEmpty();
        (await api.Anna.Post(course + "lessons/236/test/results/", AssessmentApi.Right(236))).Status.ShouldBe(201);
        (await Passed()).ShouldBe(["236 | 2026-11-29T10:00:00.0000000Z | null"]);
        (await api.Anna.Post(course + "lessons/236/test/results/", "{}")).Status.ShouldBe(201);
        (await Passed()).Count.ShouldBe(1);

        (await api.Anna.Post(course + "lessons/237/test/results/", "{}")).Body.ShouldBe(
            """{"detail":"Another lesson of the course is the current one."}"""
        );
        (await api.Anna.Post(course + "test/results/", "{}")).Body.ShouldBe(
            """{"detail":"All lessons have to be finished first."}"""
        );
        (await api.Boris.Post(course + "lessons/236/test/results/", "{}")).Body.ShouldBe(
            """{"detail":"The course has to be started first."}"""
        );

        Task<IReadOnlyList<string>> Passed() =>
            api.Database.Rows(
                "select lesson_id, test_passed_at, finished_at from learning.lesson_pass where course_pass_id = 235"
            );
    }

    [Fact]
    public async Task A_result_uses_up_the_time_and_time_that_ran_out_is_a_try()
    {
        var path = await api.AddCourse(238, testTime: 10, maxTries: 2) + "lessons/239/test/";
        (await api.Anna.Post(path + "results/", "{}")).Body.ShouldBe(
            """{"detail":"The test has to be started first."}"""
        );
        await Start("2026-11-29 10:10Z");

        (await api.Anna.Post(path + "results/", "{}")).Status.ShouldBe(201);
        (await api.Anna.Post(path + "results/", "{}")).Status.ShouldBe(403); // needs a new start
        (
            await api.Database.Value<long>("select count(*) from learning.test_window where submission_id is not null")
        ).ShouldBe(1);
        (await api.Anna.Get(path)).Body.ShouldContain("\"tries\":1,\"test_available\":false");

        await Start("2026-11-29 09:59:54Z"); // more than five seconds ago

        (await api.Anna.Post(path + "results/", "{}")).Body.ShouldBe("""{"detail":"There are no tries left."}""");
        (await api.Anna.Get(path)).Body.ShouldContain("\"tries\":2,\"test_available\":false");
        (await Results(239)).Count.ShouldBe(1);

        Task Start(string end) =>
            api.Database.Execute(
                $"""
                insert into learning.test_window (course_pass_id, lesson_id, started_at, ends_at)
                values (238, 239, '2026-11-29 09:00Z', '{end}')
                """
            );
    }

    [Fact]
    public async Task A_test_that_goes_meanwhile_is_not_found()
    {
        var path = await api.AddTest(250) + "results/";
        await using var connection = await api.Database.Open();
        await using var deleting = await connection.BeginTransactionAsync();
        await using var delete = new Npgsql.NpgsqlCommand(
            "delete from learning.event where id = 250",
            connection,
            deleting
        );
        await delete.ExecuteNonQueryAsync();

        var waiting = api.Anna.Post(path, "{}");
        await api.Database.UntilBlocked();
        await deleting.CommitAsync();

        (await waiting).Status.ShouldBe(404);
    }

    /// <summary>The test under this id, as if it had never been taken.</summary>
    private async Task Once(long id, int maxTries = 0, string percent = "70")
    {
        await api.Database.Execute($"delete from learning.event where id = {id}");
        await api.AddTest(id, maxTries, percent);
    }

    private Task<IReadOnlyList<string>> Results(long id) =>
        api.Database.Rows($"select id from learning.submission where assessment_id = {id}");

    private static JsonElement Value(Exchange answer, string name)
    {
        using var body = JsonDocument.Parse(answer.Body);

        return body.RootElement.GetProperty(name).Clone();
    }
}
