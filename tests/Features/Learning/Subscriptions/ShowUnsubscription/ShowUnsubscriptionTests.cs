namespace Platform.Tests.Features.Learning;

public sealed class ShowUnsubscriptionTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task A_button() => await Verify(await api.Anonymous.Get("/api/v0/subscriptions/unsubscribe/MQ/1-0/"));
}
