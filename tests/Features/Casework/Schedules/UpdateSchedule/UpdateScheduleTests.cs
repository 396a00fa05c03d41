namespace Platform.Tests.Features.Casework;

public sealed class UpdateScheduleTests(WritingApi api) : IClassFixture<WritingApi>
{
    [Fact]
    public async Task A_visit_begins_and_ends()
    {
        var begun = await api.User.Post(
            "/v2/schedules/id/1",
            """{"status":"in_progress","actual_start_date":"2018-10-08T09:05"}"""
        );
        var ended = await api.User.Send(
            HttpMethod.Put,
            "/v2/schedules/1",
            Exchanges.Body(
                """{"status":"completed","actual_end_date":"2018-10-08T09:40","travel_mileage":3,"notes":"Fine"}"""
            )
        );
        var back = await api.User.Post("/v2/schedules/1", """{"status":"planned"}""");
        var edited = await api.User.Post(
            "/v2/schedules/1",
            """{"notes":"Very fine","travel_time":10,"status":"completed"}"""
        );

        await Verify(new[] { begun, ended, back, edited });
        (
            await api.User.Get(
                "/v2/schedules/1/field/status;actual_start_date;actual_end_date;notes;travel_time;travel_mileage"
            )
        )
            .Json()
            .ToJsonString()
            .ShouldBe(
                """{"status":"completed","actual_start_date":"2018-10-08T09:05:00","actual_end_date":"2018-10-08T09:40:00","notes":"Very fine","travel_time":10,"travel_mileage":3.00}"""
            );
        (await api.Audit("schedules", 1)).Split('\n').Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("planned", "in_progress", true)]
    [InlineData("planned", "completed", true)]
    [InlineData("planned", "cancelled", true)]
    [InlineData("in_progress", "planned", true)]
    [InlineData("in_progress", "completed", true)]
    [InlineData("in_progress", "cancelled", true)]
    [InlineData("cancelled", "planned", true)]
    [InlineData("cancelled", "in_progress", false)]
    [InlineData("cancelled", "completed", false)]
    [InlineData("completed", "planned", false)]
    [InlineData("completed", "in_progress", false)]
    [InlineData("completed", "cancelled", false)]
    [InlineData("completed", "completed", true)]
    public async Task From_one_status_to_another(string from, string to, bool goes)
    {
        await Visit(50, from);

        var answer = await api.User.Post(
            "/v2/schedules/50",
            $$"""{"status":"{{to}}","actual_start_date":"2018-10-08","actual_end_date":"2018-10-09","cancellation_reason":1}"""
        );

        answer.Status.ShouldBe(goes ? 200 : 409, answer.ToString());
        (await api.Stored("schedule", 50, "status")).ShouldBe(goes ? to : from);
    }

    [Fact]
    public async Task Refusals_as_they_are_sent()
    {
        await Visit(51, "planned");

        await Verify(
            new[]
            {
                await api.User.Post("/v2/schedules/51", """{"status":"completed"}"""),
                await api.User.Post("/v2/schedules/51", """{"status":"cancelled"}"""),
                await api.User.Post("/v2/schedules/51", """{"status":"over","worker":2}"""),
                await api.User.Post(
                    "/v2/schedules/51",
                    """{"actual_start_date":"2018-10-09","actual_end_date":"2018-10-08"}"""
                ),
                await api.User.Post("/v2/schedules/51", """{"status":null}"""),
                await api.User.Post("/v2/schedules/1001", """{"notes":"x"}"""),
                await api.User.Send(HttpMethod.Put, "/v2/schedules", Exchanges.Body("""{"notes":"x"}""")),
            }
        );
    }

    [Fact]
    public async Task Of_a_project_that_the_user_does_not_see_it_is_not_there()
    {
        await Visit(52, "planned");
        await api.Database.Execute("update casework.schedule set project_id = 6 where id = 52");

        (await api.As(WritingApi.OfProject).Post("/v2/schedules/52", """{"notes":"x"}""")).Status.ShouldBe(404);
    }

    private Task Visit(int id, string status) =>
        api.Database.Execute(
            """
            insert into casework.schedule (id, org_id, worker_id, client_id, project_id, start_date, end_date, status)
            values (:id, 1, 1, 1, 5, '2018-10-08 09:00', '2018-10-08 10:00', :status)
            on conflict (id) do update set status = excluded.status
            """,
            ("id", id),
            ("status", status)
        );
}
