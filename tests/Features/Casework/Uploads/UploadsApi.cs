using System.Net.Http.Headers;
using System.Text;
using Platform.Tests.Infrastructure.Storage;

namespace Platform.Tests.Features.Casework;

/// <summary>The two organisations; files of at most 4 KiB, requests of at most 16, kept in a folder.</summary>
public class UploadsApi : CasesApi
{
    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Casework:Uploads:MaxBytes"] = "4096";
        settings["Casework:Uploads:MaxBodyBytes"] = "16384";
        settings["Jobs:Enabled"] = "false";
    }

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.Execute("insert into casework.user_group (id, org_id, name) values (11, 1, 'Others')");
    }
}

/// <summary>The same, kept on a server that speaks the protocol of S3.</summary>
public sealed class S3UploadsApi : UploadsApi
{
    private readonly S3Server _server = new();
    private Uri _address = null!;

    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Storage:S3Bucket"] = S3Server.Bucket;
        settings["Storage:S3Endpoint"] = _address.ToString();
        settings["Storage:S3AccessKey"] = "S3RVER";
        settings["Storage:S3SecretKey"] = "S3RVER";
        settings["Storage:S3PathStyle"] = "true";
    }

    protected override async Task Arrange(TestDatabase database)
    {
        _address = await _server.Address();
        await base.Arrange(database);
    }

    protected override Task CleanUp() => _server.DisposeAsync();
}

internal static class UploadCalls
{
    public const string Pdf = "%PDF-1.7 hello";

    /// <summary>Uploads files, each with its name and its content, and fields.</summary>
    public static Task<Exchange> Upload(
        this HttpClient caller,
        string path,
        (string Name, string Content)[] files,
        params (string Name, string Value)[] fields
    )
    {
        var form = new MultipartFormDataContent("x");
        foreach (var (at, (name, content)) in files.Index())
        {
            var file = new ByteArrayContent(Encoding.Latin1.GetBytes(content));
            file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = $"file{at}",
                FileNameStar = name,
            };
            form.Add(file);
        }

        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return caller.Send(HttpMethod.Post, "/v2/" + path, form);
    }

    /// <summary>One PDF for person 1.</summary>
    public static async Task<long> UploadPdf(
        this HttpClient caller,
        string content = Pdf,
        string path = "clients/1/uploads",
        params (string Name, string Value)[] fields
    ) => (long)(await caller.Upload(path, [("a.pdf", content)], fields)).Json(201)[0]!["id"]!;

    public static async Task<IEnumerable<long>> Listed(this HttpClient caller, string path = "clients/1/uploads") =>
        (await caller.Get("/v2/" + path)).Json().AsArray().Select(upload => (long)upload!["id"]!);
}
