namespace Platform.Tests.Features.Casework;

public sealed class ListDictionariesTests(CasesApi api) : IClassFixture<CasesApi>
{
    [Fact]
    public async Task All_by_table_and_field() => await Verify(await api.User.Get("/v2/dictionary"));
}
