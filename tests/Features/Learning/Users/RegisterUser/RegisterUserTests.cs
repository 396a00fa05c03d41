namespace Platform.Tests.Features.Learning;

public sealed class RegisterUserTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/users/register/";

    [Fact]
    public async Task The_contracts_example()
    {
        await Verify(await api.Anonymous.Post(Path, Registration.Body("Test@EXAMPLE.com")));

        (
            await api.Database.Rows(
                """
                select username, email, is_staff, is_active, email_confirmed, date_joined, password_hash <> '', birth_date::text
                from identity.account inner join learning.profile on account_id = id
                where email = 'Test@example.com'
                """
            )
        ).ShouldBe([
            "Test@example.com | Test@example.com | false | true | false | 2026-11-29T10:00:00.0000000Z | true | 1992-03-03",
        ]);
        (
            await api.Anonymous.Post("/api/v0/auth/token/", """{"email":"test@example.com","password":"password"}""")
        ).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post(Path, "{}"),
                await api.Anonymous.Post(Path, Registration.Body("ANNA@example.org", ", \"specialization\": 99")),
                await api.Anonymous.Post(
                    Path,
                    Registration.Body(
                        "a@b",
                        ", \"password\": \"short\", \"birth_date\": \"19920303\", \"specialization\": \"x\""
                    )
                ),
                await api.Anonymous.Post(Path, Registration.Body("bearer@example.org"), ("Authorization", "Bearer x")),
                await api.Anonymous.Get(Path),
            }
        );

    [Fact]
    public async Task Forms_and_the_old_spelling()
    {
        var form = Exchanges.Form(
            ("email", "form@localhost"),
            ("password", "  blanks  "),
            ("first_name", "F"),
            ("last_name", "O"),
            ("phone", "1"),
            ("region", "r"),
            ("town", "t"),
            ("job_place", "p"),
            ("job_name", "n"),
            ("specialization", "11"),
            ("birth_date", ""),
            ("college", "")
        );

        var answer = await api.Anonymous.Send(HttpMethod.Post, "/api/v0/users/registration", form);

        answer.Status.ShouldBe(201, answer.Body);
        answer.Body.ShouldContain("\"birth_date\":null");
        answer.Body.ShouldContain("\"college\":\"\"");
        answer.Body.ShouldContain("\"diploma\":null");
        (
            await api.Anonymous.Post("/api/v0/auth/token/", """{"email":"form@localhost","password":"  blanks  "}""")
        ).Status.ShouldBe(200);
    }

    /// <summary>Nobody is told more than that there is one.</summary>
    [Fact]
    public async Task At_once_only_one_gets_the_address()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n =>
                    api.Anonymous.Post(Path, Registration.Body(n % 2 == 0 ? "race@example.org" : "RACE@example.org"))
                )
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers
            .Where(answer => answer.Status != 201)
            .ShouldAllBe(answer =>
                answer.Status == 400 && answer.Body == """{"email":["user with this email already exists."]}"""
            );
        (
            await api.Database.Value<long>(
                "select count(*) from learning.mail where lower(recipient) = 'race@example.org'"
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_registration_leaves_nothing()
    {
        var before = await Counts();

        (
            await api.Anonymous.Post(Path, Registration.Body("x@example.org", ", \"specialization\": 99"))
        ).Status.ShouldBe(400);

        (await Counts()).ShouldBe(before);
    }

    private Task<IReadOnlyList<string>> Counts() =>
        api.Database.Rows(
            """
            select (select count(*) from identity.account), (select count(*) from learning.profile),
                (select count(*) from learning.mail where recipient = 'x@example.org')
            """
        );
}
