namespace Platform.Tests.Features.Learning;

public sealed class CreateUserTests(LearningApi api) : IClassFixture<LearningApi>
{
    private const string Path = "/api/v0/users/";

    [Fact]
    public async Task By_staff()
    {
        await Verify(
            new[]
            {
                await api.Sofia.Post(Path, Registration.Body("new@example.org", ", \"is_staff\": true")),
                await api.Sofia.Post(Path, """{"password":"short","is_staff":null}"""),
                await api.Sofia.Post(Path, Registration.Body("boris@example.org")),
                await api.Anna.Post(Path, "{}"),
                await api.Anonymous.Post(Path, "{}"),
            }
        );
        (await api.LinkTo("new@example.org")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Without_a_password_nobody_logs_in()
    {
        var body = Registration.Body("mute@example.org").Replace("\"password\": \"password\", ", "");

        (await api.Sofia.Post(Path, body)).Status.ShouldBe(201);

        (
            await api.Database.Value<string>(
                "select password_hash from identity.account where email = 'mute@example.org'"
            )
        ).ShouldBeEmpty();
    }
}
