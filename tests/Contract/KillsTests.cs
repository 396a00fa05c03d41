using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Platform.Tests.Contract;

/// <summary>
/// What was answered with success is there, however often the service and its database server are killed in the middle of
/// writing. A run does two of each; <c>PLATFORM_KILLS=20</c> does as many as it says.
/// </summary>
[Collection(nameof(Alone))]
public sealed class KillsTests : IDisposable
{
    private const int Writers = 4;
    private const string DemoToken = "de30de30de30de30de30de30de30de30de30de30de30de30de30de30de30de30";

    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("PLATFORM_KILLS") ?? "2",
        CultureInfo.InvariantCulture
    );

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"platform-{Guid.NewGuid():N}");
    private readonly ConcurrentBag<int> _organizations = [];
    private readonly ConcurrentBag<string> _offices = [];
    private volatile Uri? _address;

    private Dictionary<string, string> Embedded =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Postgres__DataFolder"] = Path.Combine(_folder, "postgres"),
            ["Storage__Folder"] = Path.Combine(_folder, "files"),
        };

    [Fact]
    public async Task What_was_answered_is_there_after_every_kill()
    {
        var service = await Start();
        var permitted = await Executable.Run(Embedded, "", "monitoring", "permit", "demo-bot", "manage_system");
        permitted.ExitCode.ShouldBe(0, permitted.Errors);
        using var done = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(writer => Write(writer, done.Token)).ToArray();
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                await SomeMore(writing);
                service.Kill();
                service.Dispose();
                service = await Start();
                await SomeMore(writing);
                KillServer();
            }

            await SomeMore(writing);
            await done.CancelAsync();
            await Task.WhenAll(writing);

            var organizations = await Kept("/organizations/", row => (int)row["id"]!);
            _organizations.Except(organizations).ShouldBeEmpty();
            var offices = await Kept("/api/v2/office/?limit=0&name__startswith=kept", row => (string)row["name"]!);
            _offices.Except(offices).ShouldBeEmpty();
        }
        finally
        {
            await service.Terminate();
            service.Dispose();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Executable> Start()
    {
        var service = await Executable.Serve(Embedded);
        _address = service.Address;

        return service;
    }

    /// <summary>SIGKILL to the postmaster; the service starts it again.</summary>
    private void KillServer()
    {
        var file = Directory.EnumerateFiles(_folder, "postmaster.pid", SearchOption.AllDirectories).Single();
        using var server = Process.GetProcessById(
            int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture)
        );
        server.Kill();
    }

    private async Task SomeMore(Task[] writing)
    {
        var (organizations, offices) = (_organizations.Count + 20, _offices.Count + 20);
        await Eventually.Until(() =>
            writing.Any(writer => writer.IsFaulted)
            || (_organizations.Count > organizations && _offices.Count > offices)
        );
        await Task.WhenAll(writing.Where(writer => writer.IsFaulted)); // says what was answered
    }

    private async Task Write(int writer, CancellationToken done)
    {
        using var client = Client();
        for (var number = 1_000_000 * (writer + 1); !done.IsCancellationRequested; number++)
        {
            if (await Post(client, "/sync/organizations/", $$"""[{"organization_id":{{number}}}]"""))
            {
                _organizations.Add(number);
            }

            if (await Post(client, "/api/v2/office/", $$"""{"name":"kept {{number}}"}"""))
            {
                _offices.Add($"kept {number}");
            }
        }
    }

    /// <summary>False: it was refused, or nobody knows. Sent once: what was not answered may be there or not.</summary>
    private async Task<bool> Post(HttpClient client, string path, string body)
    {
        try
        {
            using var content = Exchanges.Body(body);
            using var answer = await client.PostAsync(new Uri(_address!, path), content, CancellationToken.None);
            ((int)answer.StatusCode).ShouldBeOneOf(
                [200, 503],
                await answer.Content.ReadAsStringAsync(CancellationToken.None)
            );

            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            await Task.Delay(20, CancellationToken.None);

            return false;
        }
    }

    private async Task<List<T>> Kept<T>(string path, Func<JsonNode, T> read)
    {
        using var client = Client();
        var text = "";
        await Eventually.Until(async () =>
        {
            using var read = await client.GetAsync(new Uri(_address!, path));
            text = await read.Content.ReadAsStringAsync();

            return read.IsSuccessStatusCode; // the server may be on its way back
        });
        var answer = JsonNode.Parse(text)!;

        return [.. (answer as JsonArray ?? answer["objects"]!.AsArray()).Select(row => read(row!))];
    }

    private static HttpClient Client()
    {
        var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", DemoToken);

        return client;
    }
}
