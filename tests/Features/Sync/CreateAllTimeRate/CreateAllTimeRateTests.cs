namespace Platform.Tests.Features.Sync;

public sealed class CreateAllTimeRateTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/rates/all-time/";

    [Fact]
    public async Task Creates_one_and_overwrites_it()
    {
        const string Item = """{"type":"churn_rate","start_date":"2018-04-06","end_date":"2022-12-31","value":3}""";

        await Verify(
            new[]
            {
                await api.Client.Post(Path, Item),
                await api.Client.Post(Path, Item),
                await api.Client.Get("/rates/"),
            }
        );
    }

    [Fact]
    public async Task Refuses() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Post(Path, "{}"),
                await api.Client.Get(Path),
                await api.Client.Post(Path, "{}"),
                await api.Client.Post(Path, "[]"),
                await api.Client.Post(Path, "null"),
                await api.Client.Post(
                    Path,
                    """{"period_type":"weekly","start_date":"2022-10-31","end_date":"x","value":"x"}"""
                ),
            }
        );
}
