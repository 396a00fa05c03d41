using Npgsql;
using Platform.Features.Identity;

namespace Platform.Tests.Features.Sync;

public sealed class UpdateOwnAccountTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/accounts/me/";

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task Changes_what_is_sent(string method)
    {
        var account = await Account("changes-" + method);

        await Verify(await Send(account, method, """{"first_name":"Ada","email":"ada@example.org"}"""))
            .UseParameters(method);

        await api.Database.Execute("update identity.account set email = '' where id = :id", ("id", account.Id));
    }

    [Fact]
    public async Task Refuses()
    {
        await api.Database.Execute(
            "insert into identity.account (username, email) values ('other', 'Other@example.org')"
        );
        var account = await Account("refused");

        await Verify(
            new[]
            {
                await api.Anonymous.Send(HttpMethod.Patch, Path, Exchanges.Body("{}")),
                await Send(account, "PATCH", """{"email":"other@EXAMPLE.org"}"""),
                await Send(account, "PATCH", """{"email":"nonsense","first_name":null}"""),
                await Send(account, "PATCH", """{"new_password":"another secret"}"""),
                await Send(account, "PATCH", """{"new_password":"another secret","old_password":"wrong"}"""),
                await Send(account, "PATCH", """{"new_password":"password1","old_password":"a long secret"}"""),
                await Send(account, "PATCH", "[]"),
            }
        );
    }

    [Fact]
    public async Task The_own_address_in_other_letters_is_no_conflict()
    {
        var account = await Account("same");
        await api.Database.Execute("update identity.account set email = 'a@b.org' where id = :id", ("id", account.Id));

        (await Send(account, "PUT", """{"email":"A@b.org"}""")).Body.ShouldContain("\"email\":\"A@b.org\"");
        (await Send(account, "PUT", """{"email":"","last_name":""}""")).Body.ShouldContain("\"email\":\"\"");
    }

    /// <summary>A change that has to wait for another of the same account changes only what it names.</summary>
    [Fact]
    public async Task Two_changes_at_once_are_both_kept()
    {
        var account = await Account("twice");
        await using var connection = await api.Database.Open();
        await using var other = await connection.BeginTransactionAsync();
        await using var change = new NpgsqlCommand(
            $"update identity.account set last_name = 'Theirs' where id = {account.Id}",
            connection
        );
        await change.ExecuteNonQueryAsync();

        var waiting = Send(account, "PATCH", """{"first_name":"Ours"}""");
        await api.Database.UntilBlocked();
        await other.CommitAsync();

        (await waiting).Body.ShouldContain("\"first_name\":\"Ours\",\"last_name\":\"Theirs\"");
    }

    [Fact]
    public async Task A_new_password_leaves_tokens_valid()
    {
        var account = await Account("password");

        (
            await Send(account, "PATCH", """{"new_password":"another secret","old_password":"a long secret"}""")
        ).Status.ShouldBe(200);

        (await api.As(account).Get(Path)).Status.ShouldBe(200);
        (await LogIn("password:a long secret")).ShouldBe(401);
        (await LogIn("password:another secret")).ShouldBe(200);
    }

    private Task<TestAccount> Account(string name) =>
        api.Database.AddAccount(name, passwordHash: Passwords.Hash("a long secret"));

    private Task<Exchange> Send(TestAccount account, string method, string json) =>
        api.As(account).Send(new HttpMethod(method), Path, Exchanges.Body(json));

    private async Task<int> LogIn(string credentials) =>
        (
            await api.Anonymous.Post(
                "/auth/login/",
                null,
                ("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(credentials)))
            )
        ).Status;
}
