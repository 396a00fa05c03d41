namespace Platform.Tests.Features.Sync;

public sealed class ExportRatesTests(ExportRatesTests.Arranged api) : IClassFixture<ExportRatesTests.Arranged>
{
    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                """
                insert into sync.organization (id) values (1);
                insert into sync.rate (organization_id, type, period_type, start_date, end_date, value)
                values
                    (null, 'churn_rate', 'weekly', '2022-10-31', '2022-11-06', -0.00001),
                    (1, 'retention_rate', 'weekly', '2022-10-31', '2022-11-06', 3),
                    (1, 'churn_rate', 'weekly', '2022-10-31', '2022-11-06', 0.1),
                    (1, 'churn_rate', 'monthly', '2022-10-01', '2022-10-31', 1e16),
                    (1, 'churn_rate', 'monthly', '2022-09-01', '2022-09-30', 1234567890123456)
                """
            );
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task Exports_organizations_first(string format) =>
        await Verify(await api.Client.Send(HttpMethod.Post, "/rates/export/", Exchanges.Form(("format", format))))
            .UseParameters(format);
}
