namespace Platform.Tests.Features.Sync;

public sealed class CreateAllTimeTotalTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/number-of-therapists/all-time/";

    [Fact]
    public async Task Creates_one_and_overwrites_it()
    {
        const string Item = """{"start_date":"2018-04-06","end_date":"2022-12-31","is_active":true,"value":12}""";

        await Verify(
            new[]
            {
                await api.Client.Post(Path, Item),
                await api.Client.Post(Path, Item),
                await api.Client.Get("/total-therapists/"),
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
                    """{"period_type":"weekly","start_date":"2022-10-31","end_date":"x","is_active":"x","value":-1}"""
                ),
            }
        );
}
