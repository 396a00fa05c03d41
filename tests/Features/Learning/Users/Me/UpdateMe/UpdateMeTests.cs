namespace Platform.Tests.Features.Learning;

public sealed class UpdateMeTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/me/";

    [Fact]
    public async Task Flags_are_not_ones_own()
    {
        await Verify(
            await Send(
                api.Boris,
                "PATCH",
                """{"first_name":"B","is_staff":true,"email_confirmed":true,"is_active":false,"id":1}"""
            )
        );
        (
            await api.Database.Rows("select is_staff, is_active, email_confirmed from identity.account where id = 103")
        ).ShouldBe(["false | true | false"]);
    }

    [Fact]
    public async Task The_first_put_of_somebody_without_a_profile_makes_one()
    {
        var body = Registration.Body("sofia@example.org").Replace("\"password\": \"password\", ", "");

        await Verify(await Send(api.Sofia, "PUT", body));

        (await api.Sofia.Get("/api/v0/users/101/")).Status.ShouldBe(200);
        (
            await api.Database.Value<bool>(
                "select is_staff and password_hash <> '' from identity.account where id = 101"
            )
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_password_counts_and_tokens_stay()
    {
        var anna = api.Anna;

        (await Send(anna, "PATCH", """{"password":"another secret"}""")).Status.ShouldBe(200);

        (
            await api.Anonymous.Post(
                "/api/v0/auth/token/",
                """{"email":"anna@example.org","password":"another secret"}"""
            )
        ).Status.ShouldBe(200);
        (await anna.Get(Path)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Send(api.Anna, "PUT", "{}"),
                await Send(
                    api.Anna,
                    "PATCH",
                    """{"email":"BORIS@example.org","specialization":null,"password":"short"}"""
                ),
                await Send(api.Anonymous, "PATCH", "{}"),
            }
        );

    private static Task<Exchange> Send(HttpClient client, string method, string body) =>
        client.Send(new HttpMethod(method), Path, Exchanges.Body(body));
}
