using Npgsql;

namespace Platform.Tests.Features.Casework;

/// <summary>The day of a referral's first done contact, which reports count by, is right whoever writes beside whom.</summary>
public sealed class FirstContactTests(CasesApi api) : IClassFixture<CasesApi>
{
    private const string Wrong = """
        select count(*)
        from casework.referral
        where
            referral.first_contact is distinct from (
                select min(contact.start_date)::date
                from casework.contact
                where
                    contact.org_id = referral.org_id
                    and contact.referral_id = referral.id
                    and contact.status = 'done'
            )
        """;

    [Fact]
    public async Task It_follows_what_is_done()
    {
        await Make(600);
        (await Day(600)).ShouldBe("null");
        await Add(6001, 600, "due", "2020-01-01");
        (await Day(600)).ShouldBe("null", "what is due is not done");
        await Add(6002, 600, "done", "2020-02-02");
        (await Day(600)).ShouldBe("2020-02-02");
        await Run("update casework.contact set status = 'done', stage = 1 where id = 6001");
        (await Day(600)).ShouldBe("2020-01-01");
        await Run("update casework.contact set start_date = '2020-03-03', end_date = '2020-03-03' where id = 6001");
        (await Day(600)).ShouldBe("2020-02-02");
        await Run("delete from casework.contact where id = 6002");
        (await Day(600)).ShouldBe("2020-03-03");
        await Run("delete from casework.contact where id = 6001");
        (await Day(600)).ShouldBe("null");
    }

    /// <summary>Neither sees what the other has not committed, and yet the earlier of both days stays.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_adds_and_who_moves_at_once_leave_the_right_day(bool addsFirst)
    {
        var (referral, contact) = addsFirst ? (610, 6100) : (620, 6200);
        await Make(referral);
        await Add(contact, referral, "done", "2020-01-05");
        await Add(contact + 1, referral, "done", "2020-01-10");
        var add =
            $"insert into casework.contact (id, org_id, referral_id, status, user_id, stage, start_date, end_date, description) values ({contact + 2}, 1, {referral}, 'done', 1, 1, '2020-01-07', '2020-01-07', '')";
        var move =
            $"update casework.contact set start_date = '2020-01-20', end_date = '2020-01-20' where id = {contact}";
        await using var first = await api.Database.Open();
        await using var open = await first.BeginTransactionAsync();
        await Run(first, addsFirst ? add : move);

        var second = Run(addsFirst ? move : add);
        await api.Database.UntilBlocked();
        await open.CommitAsync();
        await second;

        (await Day(referral)).ShouldBe("2020-01-07");
    }

    [Fact]
    public async Task Many_writers_leave_no_wrong_day()
    {
        foreach (var referral in Enumerable.Range(630, 4))
        {
            await Make(referral);
        }

        await Task.WhenAll(Enumerable.Range(0, 6).Select(Write));

        (await api.Database.Value<long>(Wrong)).ShouldBe(0);

        async Task Write(int writer)
        {
            var random = new Random(20261129 + writer);
            await using var connection = await api.Database.Open();
            for (var turn = 0; turn < 40; turn++)
            {
                var day = new DateOnly(2020, 1, 1).AddDays(random.Next(60));
                var own = 63_000 + writer * 100 + random.Next(12);
                await Run(
                    connection,
                    random.Next(4) switch
                    {
                        0 => $"delete from casework.contact where id = {own}",
                        1 =>
                            $"update casework.contact set start_date = '{day:O}', end_date = '{day:O}' where id = {own}",
                        2 =>
                            $"update casework.contact set status = case status when 'due' then 'done' else 'due' end where id = {own}",
                        _ =>
                            $"insert into casework.contact (id, org_id, referral_id, status, user_id, stage, start_date, end_date, description) values ({own}, 1, {630 + random.Next(4)}, 'done', 1, 1, '{day:O}', '{day:O}', '') on conflict do nothing",
                    }
                );
            }
        }
    }

    private Task Make(int id) =>
        Run(
            $"insert into casework.referral (id, org_id, client_id, project_id, stage, description) values ({id}, 1, 1, 5, 1, 'x')"
        );

    private Task Add(int id, int referral, string status, string day) =>
        Run(
            $"insert into casework.contact (id, org_id, referral_id, status, user_id, stage, start_date, end_date, description) values ({id}, 1, {referral}, '{status}', 1, 1, '{day}', '{day}', '')"
        );

    private Task<string> Day(int referral) =>
        api.Database.Value<string>(
            $"select coalesce(first_contact::text, 'null') from casework.referral where id = {referral}"
        );

    private async Task Run(string sql) => await api.Database.Execute(sql);

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
