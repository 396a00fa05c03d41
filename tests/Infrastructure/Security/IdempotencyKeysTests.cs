using System.Net.Sockets;
using System.Text;

namespace Platform.Tests.Infrastructure.Security;

/// <summary>What is special about keys; that each operation obeys them is in <c>Contract/IdempotencyKeyTests</c>.</summary>
public sealed class IdempotencyKeysTests(IdempotencyKeysTests.Levels api) : IClassFixture<IdempotencyKeysTests.Levels>
{
    private const string Path = "/api/v2/region_type/";

    public sealed class Levels : Api
    {
        protected override Task Arrange(TestDatabase database) =>
            database.Execute(
                "insert into monitoring.user_permission (user_id, auth_code) select id, 'manage_system' from identity.account"
            );
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("\"half")]
    [InlineData("a\", \"b")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var answer = await Post("refused", key);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("Idempotency-Key");
        (await Named("refused")).ShouldBe(0);
    }

    [Fact]
    public async Task A_key_has_a_longest_length()
    {
        (await Post("long 1", new string('k', 255))).Status.ShouldBe(200);
        (await Post("long 2", new string('k', 256))).Status.ShouldBe(400);
    }

    /// <summary>The caller gets to know what was wrong, and may mend it with the same key.</summary>
    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        (
            await RawAnswer.Of(
                api.Client,
                "POST",
                Path,
                Exchanges.Body("""{"nam":"x"}"""),
                ("Idempotency-Key", "mended")
            )
        ).Status.ShouldBe(400);

        var mended = await Post("mended", "mended");

        mended.Status.ShouldBe(200);
        mended["Idempotency-Replayed"].ShouldBeNull();
    }

    /// <summary>Who comes while the first is under way waits for nothing and holds nothing.</summary>
    [Fact]
    public async Task Of_two_at_a_time_the_second_is_told_to_come_again()
    {
        await using var other = await api.Database.Open();
        await using var holds = await other.BeginTransactionAsync();
        await using (var insert = other.CreateCommand())
        {
            insert.CommandText = "insert into monitoring.region_type (name) values ('twin')";
            await insert.ExecuteNonQueryAsync();
        }

        var first = Post("twin", "twins"); // waits for the name
        await api.Database.UntilBlocked();
        var second = await Post("twin", "twins");
        await holds.RollbackAsync();
        var made = await first;
        var third = await Post("twin", "twins");

        second.Status.ShouldBe(409);
        second["Retry-After"].ShouldBe("1");
        made.Status.ShouldBe(200);
        third["Idempotency-Replayed"].ShouldBe("true");
        third.Body.ShouldBe(made.Body);
        (await Named("twin")).ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_at_once_make_one()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Post("crowd", "crowd")));

        (await Named("crowd")).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 409);
        answers.Where(answer => answer.Status == 200).Select(answer => answer.Body).Distinct().Count().ShouldBe(1);
    }

    /// <summary>Without it the caller would have to ask whether the row is there.</summary>
    [Fact]
    public async Task After_a_kill_before_the_answer_the_repetition_tells_what_was_committed()
    {
        var bot = api.Bot;
        string committed;
        using (var service = await Executable.Serve(Executable.OnDatabase(api.Database)))
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(service.Address!.Host, service.Address.Port);
            var body = """{"name":"killed"}""";
            await socket
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes(
                        $"POST {Path} HTTP/1.1\r\nHost: x\r\nAuthorization: Token {bot.Token}\r\nIdempotency-Key: killed\r\n"
                            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"
                    )
                );
            await Eventually.Until(async () => await Named("killed") == 1);
            service.Kill(); // nothing of the answer was read
            committed = (
                await api.Database.Rows("select convert_from(body, 'UTF8') from identity.outcome where key = 'killed'")
            ).ShouldHaveSingleItem();
        }

        var repeated = await Post("killed", "killed");

        repeated["Idempotency-Replayed"].ShouldBe("true");
        repeated.Body.ShouldBe(committed);
        (await Named("killed")).ShouldBe(1);
    }

    private Task<RawAnswer> Post(string name, string key) =>
        RawAnswer.Of(api.Client, "POST", Path, Exchanges.Body($$"""{"name":"{{name}}"}"""), ("Idempotency-Key", key));

    private Task<long> Named(string name) =>
        api.Database.Value<long>("select count(*) from monitoring.region_type where name = :name", ("name", name));
}
