namespace Platform.Tests.Features.Monitoring.DataEntry.ListEntries;

public sealed class ListEntriesTests(SmallCountry country) : IClassFixture<SmallCountry>
{
    private const string Path = "/api/v1/dataentry/";

    private HttpClient Reader => country.As(country.Reader);

    [Fact]
    public async Task Lists_stored_values_and_cleared_ones() => await Verify(await Reader.Get(Path + "?campaign=1"));

    [Fact]
    public async Task Lists_as_csv() => await Verify(await Reader.Get(Path + "?campaign=1&limit=3&format=csv"));

    [Fact]
    public async Task Filters() =>
        await Verify(
            await Reader.Get(
                "/api/v1/datapointentry/?region__in=4,5&indicator_id=1&value__gt=11.5&datapoint_id__lt=1000"
            )
        );

    [Fact]
    public async Task Lists_only_what_the_caller_may_read()
    {
        var answer = await country.As(country.District).Get(Path + "?limit=0");

        answer.Body.ShouldContain("\"total_count\":4,");
        (await country.As(country.Nobody).Get(Path)).Body.ShouldContain("\"total_count\":0,");
    }

    [Fact]
    public async Task Refuses_what_it_does_not_know() =>
        await Verify(await Reader.Get(Path + "?note=x&region__like=1&value=high&campaign=1&campaign=2"));

    [Fact]
    public async Task Refuses_anonymous_callers() => await Verify(await country.Anonymous.Get(Path));
}
