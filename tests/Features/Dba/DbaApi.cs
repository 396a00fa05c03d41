using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Platform.Features.Identity;

namespace Platform.Tests.Features.Dba;

/// <summary>A service whose database keeps figures of statements.</summary>
public class DbaApi : Api
{
    public const string Password = "a-password-of-staff";

    public TestAccount Staff { get; private set; } = null!;

    protected override async Task Arrange(TestDatabase database)
    {
        await KeepFigures(database);
        Staff = await database.AddAccount("dba", isStaff: true, passwordHash: Passwords.Hash(Password));
    }

    public static Task KeepFigures(TestDatabase database) =>
        AsSuperuser(database, "create extension pg_stat_statements");

    /// <summary>What the owner of the database may not do.</summary>
    public static async Task AsSuperuser(TestDatabase database, string sql)
    {
        var superuser = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Username = "postgres",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(superuser.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<JsonNode> Json(string path)
    {
        var answer = await Anonymous.Get(path, ("Accept", "application/json"));
        answer.Status.ShouldBe(200, answer.Body);

        return JsonNode.Parse(answer.Body)!;
    }

    public async Task<string> Page(string path)
    {
        var answer = await Anonymous.Get(path);
        answer.Status.ShouldBe(200, answer.Body);
        answer.Head.ShouldContain("Content-Type: text/html; charset=utf-8");

        return answer.Body;
    }

    /// <summary>As a proxy would send it: from somewhere else.</summary>
    public static HttpRequestMessage FromAfar(string method, string path, AuthenticationHeaderValue? credentials = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
        request.Headers.Authorization = credentials;

        return request;
    }

    public static AuthenticationHeaderValue Basic(string username, string password) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}")));

    /// <summary>The names of all that an answer holds, without the values: <c>locks[].pid</c>.</summary>
    public static string ShapeOf(JsonNode? answer) => string.Join('\n', Paths(answer, "").Distinct());

    private static IEnumerable<string> Paths(JsonNode? node, string path) =>
        node switch
        {
            JsonObject members => members.SelectMany(member =>
                Paths(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")
            ),
            JsonArray { Count: > 0 } items => items.SelectMany(item => Paths(item, path + "[]")),
            JsonArray => [path + "[]"],
            _ => [path],
        };
}
