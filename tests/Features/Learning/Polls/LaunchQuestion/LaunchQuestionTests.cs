namespace Platform.Tests.Features.Learning;

public sealed class LaunchQuestionTests(PollApi api) : IClassFixture<PollApi>
{
    [Fact]
    public async Task Is_told_to_those_who_watch_the_webinar_and_to_nobody_else()
    {
        using var first = await Watching.Of(api.Address, 21);
        using var second = await Watching.Of(api.Address, 21);
        using var elsewhere = await Watching.Of(api.Address, 22);

        var launched = await api.Sofia.Post(PollApi.Launch31);
        var other = await api.Sofia.Post("/api/v0/webinars/22/realtime_poll/questions/35/launch/");

        await Verify(launched);
        launched.Body.ShouldBe(PollApi.Frame31);
        (await first.Next()).ShouldBe(PollApi.Frame31);
        (await second.Next()).ShouldBe(PollApi.Frame31);
        (await elsewhere.Next()).ShouldBe(other.Body, "the first that it is told is of its own webinar");
        (
            await api.Database.Rows(
                """
                select launch.question_id, launch.event_id, launch.launched_by, question.launched_at = launch.created
                from learning.realtime_launch as launch
                inner join learning.question on question.id = launch.question_id
                where launch.question_id = 31
                order by launch.id desc
                limit 1
                """
            )
        ).ShouldBe(["31 | 21 | 101 | true"]);
    }

    [Fact]
    public async Task Refusals()
    {
        using var watching = await Watching.Of(api.Address, 21);

        await Verify(
            new[]
            {
                await api.Anonymous.Post(PollApi.Launch31),
                await api.Anna.Post(PollApi.Launch31),
                await Launch(21, 33), // no answers
                await Launch(21, 34), // deleted
                await Launch(21, 35), // of another webinar
                await Launch(21, 37), // of the poll that is not realtime
                await Launch(24, 31), // an event
                await Launch(99, 31),
                await api.Anna.Post("/api/v0/webinars/99/realtime_poll/questions/31/launch/"),
                await api.Sofia.Get(PollApi.Launch31),
            }
        );

        (await Launch(21, 32)).Status.ShouldBe(200);
        (await watching.Next())!.ShouldContain("Which of them?", Case.Sensitive, "nothing was told before");
        (
            await api.Database.Rows("select id from learning.question where launched_at is not null and id in (33, 34)")
        ).ShouldBeEmpty();
    }

    [Fact]
    public async Task Again_is_told_again_and_the_first_time_stands()
    {
        await api.Database.Execute(
            """
            insert into learning.question (id, assessment_id, title, launched_at, created, updated)
            values (61, 51, 'Again?', '2026-11-28 12:00Z', '2026-11-28Z', '2026-11-28Z');
            insert into learning.answer (question_id, title, created, updated)
            values (61, 'Yes', '2026-11-28Z', '2026-11-28Z')
            """
        );
        using var watching = await Watching.Of(api.Address, 21);

        var first = await Launch(21, 61);
        (await watching.Next()).ShouldBe(first.Body);
        await api.Database.Execute("update learning.question set title = 'Once more?' where id = 61");
        var second = await Launch(21, 61);

        (await watching.Next()).ShouldBe(second.Body);
        second.Body.ShouldContain("Once more?");
        (await api.Database.Value<DateTime>("select launched_at from learning.question where id = 61")).ShouldBe(
            new(2026, 11, 28, 12, 0, 0)
        );
    }

    /// <summary>Nobody can open its WebSocket; who had it open before is told nothing.</summary>
    [Fact]
    public async Task In_a_draft_reaches_nobody()
    {
        await api.Database.Execute("update learning.event set is_draft = false where id = 23");
        using var watching = await Watching.Of(api.Address, 23);
        await api.Database.Execute("update learning.event set is_draft = true where id = 23");

        (await Launch(23, 36)).Status.ShouldBe(200);
        await api.Database.Execute("update learning.event set is_draft = false where id = 23");
        await api.Database.Execute("update learning.question set title = 'Now' where id = 36");
        (await Launch(23, 36)).Status.ShouldBe(200);

        (await watching.Next()).ShouldNotBeNull().ShouldContain("\"Now\"");
        await api.Database.Execute("update learning.event set is_draft = true where id = 23");
    }

    [Fact]
    public async Task At_once_each_launch_is_told_once_to_each()
    {
        const int Launches = 12;
        using var first = await Watching.Of(api.Address, 22);
        using var second = await Watching.Of(api.Address, 22);

        var answers = await Task.WhenAll(Enumerable.Range(0, Launches).Select(_ => Launch(22, 35)));

        answers.ShouldAllBe(answer => answer.Status == 200);
        foreach (var watching in new[] { first, second })
        {
            for (var number = 0; number < Launches; number++)
            {
                (await watching.Next()).ShouldBe(answers[0].Body);
            }
        }

        // And no more than that.
        await api.Database.Execute("update learning.question set title = 'The end' where id = 35");
        await Launch(22, 35);
        (await first.Next())!.ShouldContain("The end");
        (await second.Next())!.ShouldContain("The end");
    }

    [Fact]
    public async Task Beside_its_deletion_is_there_or_is_not()
    {
        for (var id = 201; id <= 210; id++)
        {
            await api.Database.Execute(
                $"""
                insert into learning.event (
                    id, kind, name, description, text, start_date, end_date, testing_end_date, is_draft, created, updated
                )
                select {id}, 'webinar', 'n', '', '', t, t, t, false, t, t from (values (timestamptz '2026-11-28Z')) as made (t);
                insert into learning.assessment (id, kind, event_id, created)
                values ({id}, 'realtime_poll', {id}, '2026-11-28Z');
                insert into learning.question (id, assessment_id, title, created, updated)
                values ({id}, {id}, 'q', '2026-11-28Z', '2026-11-28Z');
                insert into learning.answer (question_id, title, created, updated)
                values ({id}, 'a', '2026-11-28Z', '2026-11-28Z');
                """
            );

            var deletion = api.Database.Execute($"delete from learning.event where id = {id}");
            var launches = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Launch(id, id)));
            await deletion;

            launches.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 404);
            (await Launch(id, id)).Status.ShouldBe(404);
        }
    }

    private Task<Exchange> Launch(long webinarId, long questionId) =>
        api.Sofia.Post($"/api/v0/webinars/{webinarId}/realtime_poll/questions/{questionId}/launch/");
}
