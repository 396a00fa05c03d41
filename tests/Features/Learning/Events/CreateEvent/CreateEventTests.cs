namespace Platform.Tests.Features.Learning;

public sealed class CreateEventTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Theory]
    [InlineData("events")]
    [InlineData("webinars")]
    public async Task A_draft_unless_it_says_otherwise(string kind)
    {
        var answer = await api.Sofia.Post($"/api/v0/{kind}/", EventRows.Body(", \"place\": \"Kyiv\""));

        await Verify(answer.WithoutId()).UseParameters(kind);
    }

    [Theory]
    [InlineData("events")]
    [InlineData("webinars")]
    public async Task Refusals(string kind) =>
        await Verify(
                new[]
                {
                    await api.Sofia.Post($"/api/v0/{kind}/", "{}"),
                    await api.Sofia.Post(
                        $"/api/v0/{kind}/",
                        EventRows.Body(
                            ", \"end_date\": \"2019-09-15T13:59:59\", \"certificate_template\": 99, \"success_percent\": 33.333, \"max_tries\": -1"
                        )
                    ),
                    await api.Anna.Post($"/api/v0/{kind}/", "{}"),
                    await api.Anonymous.Post($"/api/v0/{kind}/", "{}"),
                }
            )
            .UseParameters(kind);

    [Theory]
    [InlineData(
        "\"success_percent\":100.5",
        """{"success_percent":["Ensure this value is less than or equal to 100."]}"""
    )]
    [InlineData("\"success_percent\":\"NaN\"", """{"success_percent":["A valid number is required."]}""")]
    [InlineData("\"success_percent\":true", """{"success_percent":["A valid number is required."]}""")]
    [InlineData("\"start_date\":\"0001-01-01T00:00:00+03:00\"", """{"start_date":["Datetime value out of range."]}""")]
    [InlineData(
        "\"testing_end_date\":\"2019-09-15\"",
        "{\"testing_end_date\":[\"Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].\"]}"
    )]
    [InlineData(
        "\"image\":\"x.png\"",
        """{"image":["The submitted data was not a file. Check the encoding type on the form."]}"""
    )]
    [InlineData(
        "\"certificate_template\":\"x\"",
        """{"certificate_template":["Incorrect type. Expected pk value, received str."]}"""
    )]
    public async Task Values_of_a_field(string field, string body) =>
        (await api.Sofia.Post("/api/v0/events/", EventRows.Body(", " + field))).Body.ShouldBe(body);

    [Fact]
    public async Task Times_are_exact_to_the_microsecond_and_the_same_when_read()
    {
        var answer = await api.Sofia.Post(
            "/api/v0/events/",
            EventRows.Body(
                ", \"start_date\": \"2020-09-10T03:00:00.1234567+03:00\", \"end_date\": \"2020-9-10 0:1\", \"success_percent\": \"66.66\""
            )
        );

        answer.Body.ShouldContain("\"start_date\":\"2020-09-10T00:00:00.123456\"");
        answer.Body.ShouldContain("\"end_date\":\"2020-09-10T00:01:00\"");
        answer.Body.ShouldContain("\"success_percent\":66.66,");
        var id = answer.Body.Split("\"id\":")[1].Split(',')[0];
        (await api.Sofia.Get($"/api/v0/events/{id}/")).Body.ShouldBe(answer.Body);
    }

    /// <summary>A form has no way to say false but to say it: what it leaves out is the default.</summary>
    [Fact]
    public async Task With_files()
    {
        using var parts = new MultipartFormDataContent
        {
            { new StringContent("n"), "name" },
            { new StringContent("d"), "description" },
            { new StringContent("t"), "text" },
            { new StringContent("2026-12-01T10:00"), "start_date" },
            { new StringContent("2026-12-01T11:00"), "end_date" },
            { new StringContent("2026-12-01T12:00"), "testing_end_date" },
            { new StringContent(""), "place" },
            { new StringContent(""), "certificate_template" },
            { new ByteArrayContent(Pictures.Png), "image", "pic.png" },
            { new ByteArrayContent("plan"u8.ToArray()), "event_plan", "plan.pdf" },
        };

        var answer = await api.Sofia.Send(HttpMethod.Post, "/api/v0/events/", parts);

        answer.Status.ShouldBe(201, answer.Body);
        answer.Body.ShouldContain("\"is_draft\":true");
        answer.Body.ShouldContain("\"place\":\"\"");
        answer.Body.ShouldContain("\"certificate_template\":null");
        answer.Body.ShouldContain($"/media/{Pictures.DigestOf(Pictures.Png)}/pic.png\"");
        answer.Body.ShouldContain($"/media/{Pictures.DigestOf("plan"u8.ToArray())}/plan.pdf\"");
    }
}
