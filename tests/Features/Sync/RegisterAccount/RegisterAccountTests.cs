namespace Platform.Tests.Features.Sync;

public sealed class RegisterAccountTests(RegisterAccountTests.Open api) : IClassFixture<RegisterAccountTests.Open>
{
    private const string Ada = """
        {"username":"ada","email":"ada@example.org","password":"a long secret","first_name":"Ada","last_name":"Lovelace"}
        """;

    public sealed class Open : Api
    {
        protected override DateTimeOffset? Now => new DateTimeOffset(2026, 11, 22, 10, 44, 33, TimeSpan.Zero);

        protected override void Configure(IDictionary<string, string?> settings) =>
            settings["Sync:AllowRegistration"] = "true";

        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                "insert into identity.account (username, email) values ('Taken.Name', 'Taken@Example.org')"
            );
    }

    [Fact]
    public async Task Makes_an_account_that_may_log_in()
    {
        await Verify(await api.Anonymous.Post("/accounts/", Ada));

        var basic = Convert.ToBase64String("ada:a long secret"u8);
        (await api.Anonymous.Post("/auth/login/", null, ("Authorization", "Basic " + basic))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post("/accounts/"),
                await api.Anonymous.Post("/accounts/", "[]"),
                await api.Anonymous.Post("/accounts/", "{"),
                await api.Anonymous.Post(
                    "/accounts/",
                    """{"username":"","email":"x","password":" ","first_name":null,"last_name":7}"""
                ),
                await api.Anonymous.Send(HttpMethod.Post, "/accounts/", Exchanges.Body("x", "text/plain")),
            }
        );

    [Theory]
    [InlineData("TAKEN.NAME", "else@example.org")]
    [InlineData("else", "taken@EXAMPLE.org")]
    public async Task Names_and_addresses_are_taken_in_any_letter_case(string username, string email) =>
        (await Register(username, email)).Body.ShouldBe(
            """{"non_field_errors":["Username/Email is already exists!"]}"""
        );

    [Theory]
    [InlineData("k9#", "This password is too short. It must contain at least 8 characters.")]
    [InlineData("iloveyou", "This password is too common.")]
    [InlineData("PassWord", "This password is too common.")]
    [InlineData("8301947562", "This password is entirely numeric.")]
    [InlineData("somebody1", "The password is too similar to the username.")]
    [InlineData("address77", "The password is too similar to the email address.")]
    [InlineData("grace-marie", "The password is too similar to the first name.")]
    [InlineData("hopper-1906", "The password is too similar to the last name.")]
    public async Task Password_rules(string password, string message) =>
        (await Register("somebody", "address7@example.org", password)).Body.ShouldBe(
            $$"""{"password":["{{message}}"]}"""
        );

    [Fact]
    public async Task All_broken_rules_are_told() =>
        (await Register("somebody", "address7@example.org", "123")).Body.ShouldBe(
            """{"password":["This password is too short. It must contain at least 8 characters.","This password is too common.","This password is entirely numeric."]}"""
        );

    [Theory]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("a\\u0000b")]
    public async Task Usernames_have_few_letters(string username) =>
        (await Register(username, "names@example.org")).Body.ShouldStartWith("""{"username":[""");

    [Theory]
    [InlineData("plain", false)]
    [InlineData("a@b", false)]
    [InlineData("a@b.c", false)]
    [InlineData("a@-b.org", false)]
    [InlineData("a b@example.org", false)]
    [InlineData(".a@example.org", false)]
    [InlineData("a@example.org\\n", true)] // white space around is cut
    [InlineData("a.b+c@sub.example.org", true)]
    public async Task Addresses(string email, bool isGood) =>
        (await Register("n" + Math.Abs(email.GetHashCode(StringComparison.Ordinal)), email)).Status.ShouldBe(
            isGood ? 201 : 400
        );

    [Theory]
    [InlineData("username", 128)]
    [InlineData("password", 128)]
    [InlineData("first_name", 32)]
    [InlineData("last_name", 32)]
    public async Task Lengths(string field, int most)
    {
        var refusal = $"\"{field}\":[\"Ensure this field has no more than {most} characters.\"]";

        (await Sent(most + 1)).ShouldContain(refusal);
        (await Sent(most)).ShouldNotContain(refusal);

        async Task<string> Sent(int length) =>
            (await api.Anonymous.Post("/accounts/", $$"""{"{{field}}":"{{new string('x', length)}}"}""")).Body;
    }

    [Fact]
    public async Task Forms_are_read_too()
    {
        var form = Exchanges.Form(
            ("username", "form"),
            ("email", "form@example.org"),
            ("password", " with blanks "),
            ("first_name", "F"),
            ("last_name", "O")
        );
        using var multipart = new MultipartFormDataContent
        {
            { new StringContent("multi"), "username" },
            { new StringContent("multi@example.org"), "email" },
            { new StringContent("a long secret"), "password" },
            { new StringContent("M"), "first_name" },
            { new StringContent("P"), "last_name" },
        };

        (await api.Anonymous.Send(HttpMethod.Post, "/accounts/", form)).Status.ShouldBe(201);
        (await api.Anonymous.Send(HttpMethod.Post, "/accounts/", multipart)).Status.ShouldBe(201);
        var basic = Convert.ToBase64String("form: with blanks "u8);
        (await api.Anonymous.Post("/auth/login/", null, ("Authorization", "Basic " + basic))).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_broken_form_is_the_callers_fault(string type)
    {
        var content = new ByteArrayContent("--x\r\nnonsense"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        (await api.Anonymous.Send(HttpMethod.Post, "/accounts/", content)).Status.ShouldBe(400);
    }

    [Fact]
    public async Task At_once_only_one_gets_the_name()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(n => Register("RACE".ToLowerInvariant(), $"r{n}@example.org"))
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Count(answer => answer.Status == 400).ShouldBe(5);
    }

    private Task<Exchange> Register(string username, string email, string password = "a long secret") =>
        api.Anonymous.Post(
            "/accounts/",
            $$"""{"username":"{{username}}","email":"{{email}}","password":"{{password}}","first_name":"Grace-Marie","last_name":"Hopper"}"""
        );
}
