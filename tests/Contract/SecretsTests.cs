using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Platform.Tests.Features.Casework;
using Platform.Tests.Features.Chat;

namespace Platform.Tests.Contract;

/// <summary>
/// Every scheme and every link is used with secrets that are known, also in wrong ways, while everything is logged that can
/// be: nothing of them is in the log, in a trace, or in the metrics.
/// </summary>
public sealed partial class SecretsTests(Clone clone) : IClassFixture<Clone>
{
    /// <summary>In every secret that the test makes up; those that the service makes are collected.</summary>
    private const string Mark = "s3cr3t";

    private const string Password = $"a long {Mark} password";
    private const string Key = $"{Mark}-key-{Mark}-key-{Mark}-key";

    private readonly HashSet<string> _secrets = [Mark];

    [Fact]
    public async Task No_secret_is_in_logs_traces_or_metrics()
    {
        var folder = Directory.CreateTempSubdirectory("platform-secrets-");
        await using var collector = new Collector();
        await collector.Start();
        await clone.Database.AddApp("shop", Key);
        await clone.Database.AddExamples("shop");
        await clone.Database.AddCaseworkCaller("harbour", Key);
        var settings = new Dictionary<string, string?>();
        collector.Receive(settings);
        using var service = await Executable.Serve(
            new Dictionary<string, string>(settings.ToDictionary(one => one.Key, one => one.Value!))
            {
                ["ConnectionStrings__Platform"] = $"{clone.Database.ConnectionString};Password={Mark}-connection",
                ["Logging__LogLevel__Default"] = "Trace",
                ["Logging__LogLevel__Microsoft"] = "Trace",
                ["Logging__LogLevel__Microsoft.AspNetCore"] = "Trace",
                ["Sync__AllowRegistration"] = "true",
                ["Chat__Webhook__AllowPrivateNetworks"] = "true",
                ["Learning__JwtKey"] = $"{Mark}-signs-tokens-with-more-than-32-bytes",
                ["Mail__Folder"] = Path.Combine(folder.FullName, "mail"),
                ["Mail__Password"] = $"{Mark}-mail",
                ["Storage__Folder"] = Path.Combine(folder.FullName, "files"),
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            }
        );
        using var client = new HttpClient { BaseAddress = service.Address };

        await UseAccounts(client);
        await UseChat(client);
        await UseCasework(client);
        await UseLearning(client, Path.Combine(folder.FullName, "mail"));
        await SendNonsense(service.Address!);
        var metrics = await client.GetStringAsync("/metrics");
        (await service.Terminate()).ShouldBe(0);
        folder.Delete(recursive: true);

        _secrets.Count.ShouldBeGreaterThan(8);
        service.Output.ShouldContain("\"level\":\"debug\"");
        collector.Spans.ShouldNotBeEmpty();
        foreach (var secret in _secrets)
        {
            Lines(service.Output, secret).ShouldBeEmpty();
            metrics.ShouldNotContain(secret);
            Lines(collector.Sent, secret).ShouldBeEmpty();
        }
    }

    /// <summary>Tokens and passwords of Sync and Monitoring.</summary>
    private async Task UseAccounts(HttpClient client)
    {
        (
            await Call(
                client,
                HttpMethod.Post,
                "/accounts/",
                $$"""{"username":"ada","email":"ada@example.org","password":"{{Password}}","first_name":"Ada","last_name":"L"}"""
            )
        ).Status.ShouldBe(201);
        await Call(client, HttpMethod.Post, "/accounts/", $$"""{"username":"{{Mark}}","password":"{{Mark}}" """);
        var login = await Call(client, HttpMethod.Post, "/auth/login/", "", Basic("ada", Password));
        login.Status.ShouldBe(200, login.Body);
        var token = Made((string)JsonNode.Parse(login.Body)!["token"]!);
        await Call(client, HttpMethod.Post, "/auth/login/", "", Basic("ada", $"{Mark}-wrong"));

        foreach (
            var credentials in new[] { $"Token {token}", $"Bearer {token}", $"Token {Mark}", $"Token {Mark} {Mark}" }
        )
        {
            await Call(client, HttpMethod.Get, "/accounts/me/", null, ("Authorization", credentials));
            await Call(client, HttpMethod.Get, "/api/v2/office/", null, ("Authorization", credentials));
        }

        await Call(client, HttpMethod.Get, $"/organizations/?token={token}", null, ("Authorization", $"Token {token}"));
    }

    /// <summary>The app's secret, people's passwords and tokens, secrets and addresses of webhooks, signed links.</summary>
    private async Task UseChat(HttpClient client)
    {
        const string Calls = "/api/v2/rest/";
        var app = ("QISCUS_SDK_SECRET", Key);
        await Call(client, HttpMethod.Get, Calls + "get_user_list", null, ("QISCUS_SDK_SECRET", $"{Mark}-wrong"));
        var person = await Call(
            client,
            HttpMethod.Post,
            Calls + "login_or_register",
            $$"""{"email":"dora@example.com","username":"Dora","password":"{{Password}}"}""",
            app
        );
        person.Status.ShouldBe(200, person.Body);
        Made((string)JsonNode.Parse(person.Body)!["results"]!["user"]!["token"]!);
        var hook = await Call(
            client,
            HttpMethod.Post,
            Calls + "webhooks",
            $$"""{"url":"http://127.0.0.1:9/{{Mark}}"}""",
            app
        );
        hook.Status.ShouldBe(200, hook.Body);
        foreach (Match secret in WebhookSecret().Matches(hook.Body))
        {
            Made(secret.Value);
        }

        await Call(
            client,
            HttpMethod.Post,
            Calls + "post_comment",
            """{"sender_email":"ann@example.com","room_id":"harbour","message":"Hello"}""",
            app
        );
        await Call(client, HttpMethod.Post, Calls + "exports", """{"type":"users"}""", app);
        var link = "";
        await Eventually.Until(async () =>
        {
            var exports = await Call(client, HttpMethod.Get, Calls + "exports", null, app);
            link = SignedLink().Match(exports.Body).Value.Replace("\\u0026", "&", StringComparison.Ordinal);

            return link.Length > 0
                && await clone.Database.Value<bool>(
                    "select exists (select from chat.webhook_delivery where attempts > 0)"
                );
        });
        Made(link.Split("sig=")[1]);
        (await Call(client, HttpMethod.Get, new Uri(link).PathAndQuery, null)).Status.ShouldBe(200);
        await Call(client, HttpMethod.Get, new Uri(link).PathAndQuery + "0", null);
    }

    private static async Task UseCasework(HttpClient client)
    {
        (
            await Call(client, HttpMethod.Get, "/v2/clients", null, ("Org", Key), ("Source", Key), ("User", Key))
        ).Status.ShouldBe(200);
        await Call(client, HttpMethod.Get, "/v2/clients", null, ("Org", Key), ("Source", Mark), ("User", Mark));
    }

    /// <summary>Passwords, both tokens, and links of mails.</summary>
    private async Task UseLearning(HttpClient client, string mails)
    {
        const string Calls = "/api/v0/";
        var account = await clone.Database.AddAccount("eve@example.org");
        await clone.Database.Execute(
            "update identity.account set email = username, password_hash = :hash where id = :id",
            ("hash", Platform.Features.Identity.Passwords.Hash(Password)),
            ("id", account.Id)
        );
        var obtained = await Call(
            client,
            HttpMethod.Post,
            Calls + "auth/token/",
            $$"""{"email":"eve@example.org","password":"{{Password}}"}"""
        );
        obtained.Status.ShouldBe(200, obtained.Body);
        var (access, refresh) = (
            Made((string)JsonNode.Parse(obtained.Body)!["access"]!),
            Made((string)JsonNode.Parse(obtained.Body)!["refresh"]!)
        );
        await Call(client, HttpMethod.Get, Calls + "me/", null, ("Authorization", $"Bearer {access}"));
        await Call(client, HttpMethod.Get, Calls + "me/", null, ("Authorization", $"Bearer {refresh}"));
        await Call(client, HttpMethod.Get, Calls + "me/", null, ("Authorization", $"Bearer {access}{Mark}"));
        await Call(client, HttpMethod.Post, Calls + "auth/token/refresh/", $$"""{"refresh":"{{refresh}}"}""");
        await Call(client, HttpMethod.Post, Calls + "auth/token/refresh/", $$"""{"refresh":"{{refresh}}{{Mark}}"}""");
        await Call(client, HttpMethod.Post, Calls + "users/password/reset/", """{"email":"eve@example.org"}""");
        await Call(client, HttpMethod.Post, Calls + "users/confirmation/", """{"email":"eve@example.org"}""");
        string[] written = [];
        await Eventually.Until(() =>
            (written = Directory.Exists(mails) ? Directory.GetFiles(mails, "*.eml") : []).Length >= 2
        );
        foreach (var mail in written)
        {
            using var read = await MimeKit.MimeMessage.LoadAsync(mail);
            var path = MailLink().Match(read.TextBody!).Value;
            path.ShouldNotBeEmpty(read.TextBody);
            Made(path.Trim('/').Split('/')[^1]);
            await Call(client, HttpMethod.Get, path, null);
            await Call(client, HttpMethod.Post, path, $$"""{"password":"another {{Password}}"}""");
        }
    }

    /// <summary>Of which the server itself complains, in words of its own.</summary>
    private static async Task SendNonsense(Uri address)
    {
        foreach (var line in new[] { $"GET /{Mark} HTTP/9.9", Mark })
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(address.Host, address.Port);
            await using var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes($"{line}\r\nHost: x\r\nAuthorization: {Mark}\r\n\r\n"));
            _ = await stream.ReadAsync(new byte[100]);
        }
    }

    private static async Task<(int Status, string Body)> Call(
        HttpClient client,
        HttpMethod method,
        string path,
        string? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is { Length: > 0 })
        {
            request.Content = Exchanges.Body(body);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request);

        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static (string, string) Basic(string user, string password) =>
        (
            "Authorization",
            new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))
            ).ToString()
        );

    private string Made(string secret)
    {
        secret.Length.ShouldBeGreaterThan(8);
        _secrets.Add(secret);

        return secret;
    }

    private static IEnumerable<string> Lines(string text, string secret) =>
        text.Split('\n').Where(line => line.Contains(secret, StringComparison.Ordinal)).Take(5);

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+", RegexOptions.None, 1000)]
    private static partial Regex WebhookSecret();

    [GeneratedRegex(@"https?://[^""]+sig=[^""]+", RegexOptions.None, 1000)]
    private static partial Regex SignedLink();

    [GeneratedRegex(@"/api/v0/users/[a-z]+/[^\s""<>]+", RegexOptions.None, 1000)]
    private static partial Regex MailLink();
}
