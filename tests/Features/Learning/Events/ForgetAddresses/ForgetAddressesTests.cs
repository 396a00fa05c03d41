using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

public sealed class ForgetAddressesTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task Old_ones_of_people_without_an_account()
    {
        await api.Database.AddEvent(1, isPrivate: true);
        await api.Database.Execute(
            """
            insert into learning.registration (id, event_id, account_id, client_ip, created)
            values
                (1, 1, null, '192.0.2.1', '2026-10-29 09:59Z'),
                (2, 1, null, '192.0.2.2', '2026-10-30 10:01Z'),
                (3, 1, 102, null, '2020-01-01Z')
            """
        );
        var database = api.Services.GetRequiredService<Database>();

        (await new ForgetAddresses(new LearningOptions()).RunOnce(database, LearningApi.Start, default)).ShouldBe(0);
        var job = new ForgetAddresses(new LearningOptions { AddressDays = 30 });
        (await job.RunOnce(database, LearningApi.Start, default)).ShouldBe(1);

        (await api.Database.Rows("select id from learning.registration order by id")).ShouldBe(["2", "3"]);
    }
}
