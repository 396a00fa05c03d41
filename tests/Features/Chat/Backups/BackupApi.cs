using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Features.Chat.Backups;

/// <summary>The service works on no export and no import by itself: the tests run them, hold them up and kill them.</summary>
public partial class BackupApi : ChatApi
{
    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Jobs:Enabled"] = "false";
        settings["Chat:PublicBaseUrl"] = "https://chat.example.com";
        settings["Chat:Imports:PasswordIterations"] = "10";
    }

    /// <summary>The next piece of work, as the host of the jobs would do it.</summary>
    public Task<int> RunOnce(string job, CancellationToken stop = default) =>
        Services
            .GetServices<IJob>()
            .Single(known => known.Name == $"Chat/{job}")
            .RunOnce(Services.GetRequiredKeyedService<Database>(DatabaseSetup.Jobs), Clock.GetUtcNow(), stop);

    public async Task RunAll(string job)
    {
        while (await RunOnce(job) > 0) { }
    }

    /// <summary>The file of a finished export.</summary>
    public async Task<byte[]> Export(HttpClient client, string type)
    {
        var created = (await client.Tell("exports", $$"""{"type":"{{type}}"}""")).Results();
        await RunAll("RunExport");
        var id = (string)created["unique_id"]!;
        var export = (await client.Ask($"exports/{id}")).Results()["backup_history"]!;
        ((string)export["status"]!).ShouldBe("finished", await LastErrors());
        var file = await client.GetByteArrayAsync($"/api/v2/rest/exports/{id}/download");
        ((long)export["size"]!).ShouldBe(file.Length);
        ((long)export["total_rows"]!).ShouldBe(JsonNode.Parse(file)!.AsArray().Count);

        return file;
    }

    /// <summary>The import as it ended.</summary>
    public async Task<JsonNode> Import(HttpClient client, string type, string file, string existing = "refuse")
    {
        var id = (string)
            (await Upload(client, type, Encoding.UTF8.GetBytes(file), existing)).Results()["backup_history"]![
                "unique_id"
            ]!;
        await RunAll("RunImport");

        return (await client.Ask($"imports/{id}")).Results()["backup_history"]!;
    }

    /// <summary>The import that must have brought in so many rows.</summary>
    public async Task ShouldImport(HttpClient client, string type, string file, int rows, string existing = "refuse")
    {
        var import = await Import(client, type, file, existing);
        ((string)import["status"]!).ShouldBe("finished", $"{import.ToJsonString()} {await LastErrors()}");
        import["errors"]!.ToJsonString().ShouldBe("{}");
        ((int)import["total_rows"]!).ShouldBe(rows);
    }

    /// <summary>The errors of an import that must have failed: row, field, message.</summary>
    public async Task<IReadOnlyList<string>> Refuses(
        HttpClient client,
        string type,
        string file,
        string existing = "refuse"
    )
    {
        var import = await Import(client, type, file, existing);
        ((string)import["status"]!).ShouldBe("failed", $"{import.ToJsonString()} {await LastErrors()}");
        ((int)import["total_rows"]!).ShouldBe(0);

        return
        [
            .. import["errors"]!["Data"]!
                .AsArray()
                .Select(error => $"{error!["Row"]} {error["Field"]}: {error["Message"]}"),
        ];
    }

    public static Task<Exchange> Upload(HttpClient client, string type, byte[] file, string existing = "refuse") =>
        client.Send(HttpMethod.Post, "/api/v2/rest/imports", Form(file, ("type", type), ("existing", existing)));

    public static MultipartFormDataContent Form(byte[] file, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent("x");
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        form.Add(part, "file", "rows.json");

        return form;
    }

    public async Task<string> LastErrors() =>
        string.Join(
            '\n',
            await Database.Rows(
                """
                select last_error from chat.export where last_error is not null
                union all
                select last_error from chat.import where last_error is not null
                """
            )
        );

    /// <summary>An exchange without what is made at random.</summary>
    public static Exchange Stable(Exchange exchange) =>
        exchange.Stable() with
        {
            Request = Guids().Replace(exchange.Request, "…"),
            Body = Signatures().Replace(exchange.Stable().Body, "sig=…"),
        };

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Guids();

    [GeneratedRegex("sig=[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Signatures();

    /// <summary>An app of its own without users and rooms.</summary>
    public async Task<HttpClient> NewApp(string code)
    {
        var secret = $"{code}-{code}-{code}-{code}-{code}-{code}";
        await Database.AddApp(code, secret);

        return WithHeaders(("QISCUS_SDK_SECRET", secret));
    }

    /// <summary>A process of its own on the same database and the same files, which has the machine's clock.</summary>
    public async Task<Executable> StartOtherNode()
    {
        await Database.Execute(
            """
            update chat.export set run_at = '2000-01-01', leased_until = least(leased_until, '2000-01-01') where status = 'started';
            update chat.import set run_at = '2000-01-01', leased_until = least(leased_until, '2000-01-01') where status = 'started'
            """
        );

        return await Executable.Serve(
            new Dictionary<string, string>(Executable.OnDatabase(Database)) { ["Storage__Folder"] = Files }
        );
    }
}
