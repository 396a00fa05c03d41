namespace Platform.Tests.Features.Sync;

public sealed class ExportInteractionsTests(ExportInteractionsTests.Arranged api)
    : IClassFixture<ExportInteractionsTests.Arranged>
{
    public sealed class Arranged : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                """
                insert into sync.organization (id) values (1);
                insert into sync.therapist (id, organization_id, date_joined) values ('b', 1, '2018-04-06'), ('a', null, null);
                insert into sync.interaction (therapist_id, interaction_date, counter, chat_count, call_count)
                values ('b', '2018-06-08', 2, 1, 0), ('a', '2018-06-09', 1, 0, 13), ('b', '2018-06-08', 1, 2, 0)
                """
            );
    }

    [Theory]
    [InlineData("interactions", "csv")]
    [InlineData("interactions", "json")]
    [InlineData("organizations/therapists-interactions", "csv")]
    [InlineData("organizations/therapists-interactions", "json")]
    public async Task Exports_all_in_the_order_of_creation(string path, string format) =>
        await Verify(await api.Client.Send(HttpMethod.Post, $"/{path}/export/", Exchanges.Form(("format", format))))
            .UseParameters(path, format);
}
