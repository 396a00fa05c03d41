namespace Platform.Tests.Features.Learning;

public sealed class ExportRecordTests(RecordRows api) : IClassFixture<RecordRows>
{
    [Fact]
    public async Task By_year() =>
        await Verify(
            new[]
            {
                await api.Anna.Get("/api/v0/me/record/csv/"),
                await api.Sofia.Get("/api/v0/me/record/csv/"), // has none
                await api.Anonymous.Get("/api/v0/me/record/csv/"),
            }
        );
}
