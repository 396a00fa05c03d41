namespace Platform.Tests.Features.Sync;

public sealed class ExportTotalsTests(ExportTotalsTests.Arranged api) : IClassFixture<ExportTotalsTests.Arranged>
{
    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                """
                insert into sync.organization (id) values (1);
                insert into sync.total_therapists (organization_id, period_type, start_date, end_date, is_active, value)
                values
                    (null, 'alltime', '2018-04-06', '2022-11-06', true, 3),
                    (1, 'weekly', '2022-10-31', '2022-11-06', true, 2),
                    (1, 'weekly', '2022-11-07', '2022-11-13', false, 2),
                    (1, 'monthly', '2022-10-01', '2022-10-31', true, 4)
                """
            );
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Exports_organizations_first(string format) =>
        await Verify(
                await api.Client.Send(HttpMethod.Post, "/total-therapists/export/", Exchanges.Form(("format", format)))
            )
            .UseParameters(format);
}
