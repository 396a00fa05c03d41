namespace Platform.Tests.Features.Casework;

/// <summary>Reports share a few connections; one caller gets two of them at a time, whatever the path looks like.</summary>
public sealed class ReportLimitTests(ExtensionApi api) : IClassFixture<ExtensionApi>
{
    [Theory]
    [InlineData("/v2/referrals/dimension/project")]
    [InlineData("/v2/referrals/stage/1/dimension/month/metric/project")]
    [InlineData("/v2/referrals/510/dimension/project")]
    [InlineData("/referrals/dim%65nsion/project?resolveIds[]=ALL")]
    [InlineData("/v2/extension_database/wellcheck/mood/111/dimension/mood")]
    public async Task The_third_at_a_time_is_told_to_come_back(string path)
    {
        await using var connection = await api.Database.Open();
        await using var held = await connection.BeginTransactionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "lock table casework.referral in access exclusive mode";
            await command.ExecuteNonQueryAsync();
        }

        var first = api.User.Get("/v2/referrals/dimension/stage");
        var second = api.User.Get(path);
        await Eventually.Until(async () => await Waiting() == 2);

        var third = await api.User.Get(path);
        third.Status.ShouldBe(429, third.ToString());
        third.Code().ShouldBe("too_many_requests");
        third.Head.ShouldContain("Retry-After: ");
        (await api.User.Get("/v2/clients/field/id")).Status.ShouldBe(200, "records are not counted");
        (await api.Twin.Get("/v2/clients/dimension/gender")).Status.ShouldBe(200, "others are not kept waiting");

        await held.RollbackAsync();
        (await first).Status.ShouldBe(200);
        (await second).Status.ShouldBe(200);
        (await api.User.Get(path)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task As_it_is_sent()
    {
        await using var connection = await api.Database.Open();
        await using var held = await connection.BeginTransactionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "lock table casework.referral in access exclusive mode";
            await command.ExecuteNonQueryAsync();
        }

        var waiting = Enumerable.Range(0, 2).Select(_ => api.User.Get("/v2/referrals/dimension/stage")).ToList();
        await Eventually.Until(async () => await Waiting() == 2);

        await Verify(await api.User.Get("/v2/referrals/dimension/stage"));
        await held.RollbackAsync();
        await Task.WhenAll(waiting);
    }

    private Task<long> Waiting() =>
        api.Database.Value<long>(
            """
            select count(*) from pg_locks
            where
                not granted
                and relation = 'casework.referral'::regclass
                and database = (select oid from pg_database where datname = current_database())
            """
        );
}
