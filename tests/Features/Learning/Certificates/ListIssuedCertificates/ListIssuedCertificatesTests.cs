namespace Platform.Tests.Features.Learning;

public sealed class ListIssuedCertificatesTests(IssuedRows api) : IClassFixture<IssuedRows>
{
    [Fact]
    public async Task For_staff() =>
        await Verify(
            new[]
            {
                await api.Sofia.Get(IssuedRows.Path + "?page_size=1&ordering=-issued"),
                await api.Sofia.Get(IssuedRows.Path + "?user=x"),
                await api.Sofia.Get(IssuedRows.Path + "?page=9"),
                await api.Anna.Get(IssuedRows.Path),
                await api.Anonymous.Get(IssuedRows.Path),
            }
        );

    [Theory]
    [InlineData("user=103", 1)]
    [InlineData("status=valid", 10)]
    [InlineData("status=withdrawn", 0)]
    [InlineData("number=HP-2026-000003-7K3M9QXA", 1)]
    [InlineData("search=bondar course", 1)]
    [InlineData("points=12&issued__gte=2026-11-22T00:00", 1)]
    public async Task Filters(string query, int count) =>
        (await api.Sofia.Get($"{IssuedRows.Path}?{query}")).Body.ShouldStartWith($$"""{"count":{{count}},""");
}
