namespace Platform.Tests.Features.Learning;

public sealed class SubscribeTests(SubscriptionRows api) : IClassFixture<SubscriptionRows>
{
    private const string Path = "/api/v0/subscriptions/";

    [Fact]
    public async Task For_anyone_once()
    {
        await Verify(
            new[]
            {
                (await api.Anonymous.Post(Path, """{"email":"New@пошта.укр"}""")).WithoutId(),
                await api.Anonymous.Post(Path, """{"email":"a@EXAMPLE.org"}"""),
                await api.Anonymous.Post(Path, """{"email":"я@example.org"}"""),
                await api.Anonymous.Post(Path, "{}"),
                await api.Anonymous.Post(Path, "{}", ("Authorization", "Bearer x")),
            }
        );
        (await api.Anna.Send(HttpMethod.Post, Path, Exchanges.Form(("email", "form@example.org")))).Status.ShouldBe(
            201
        );
    }

    [Fact]
    public async Task At_once_only_one()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(n =>
                    api.Anonymous.Post(Path, n % 2 == 0 ? """{"email":"race@x.test"}""" : """{"email":"RACE@x.test"}""")
                )
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers
            .Where(answer => answer.Status != 201)
            .ShouldAllBe(answer => answer.Body == """{"email":["subscription with this email already exists."]}""");
    }
}
