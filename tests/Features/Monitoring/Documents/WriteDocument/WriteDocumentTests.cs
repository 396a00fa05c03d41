using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Monitoring;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Features.Monitoring.Documents.WriteDocument;

public sealed class WriteDocumentTests(WriteDocumentTests.Uploads api) : IClassFixture<WriteDocumentTests.Uploads>
{
    public sealed class Uploads : DocumentsApi;

    private const string Path = "/api/v2/document/";
    private const string June = "region,campaign,missed\nA,June,5\n";

    [Fact]
    public async Task Uploads_lists_changes_and_deletes()
    {
        await api.Clear();
        await api.Database.Execute("alter sequence monitoring.document_id_seq restart with 100");
        var writer = api.AsWriter;
        var exchanges = new List<Exchange>
        {
            await writer.Send(HttpMethod.Post, Path, DocumentsApi.File(June, "june.csv", ("doc_text", "June, Kano"))),
            await writer.Post(Path, """{"doc_text":"ODK form 7"}"""),
            await writer.Get(Path),
            await writer.Post(Path, """{"id":100,"doc_text":"June"}"""),
            await writer.Get(Path + "100/"),
            await writer.Post(Path, """{"id":100,"source_id":""}"""),
            await writer.Post(Path, """{"id":"","doc_text":"ODK form 7"}"""),
            await writer.Get(Path),
        };

        await Verify(exchanges.Select(WithoutGuid));
    }

    [Fact]
    public async Task The_file_is_kept_byte_for_byte_under_its_digest()
    {
        byte[] content = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("region,\"campaign\"\r\n\r\n"), 0xFF, 0x00, 0x0D];
        var uploaded = await api.AsWriter.Send(
            HttpMethod.Post,
            Path,
            DocumentsApi.File(content, @"C:\data\jüne 1.csv")
        );

        uploaded.Status.ShouldBe(200, uploaded.Body);
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        var name = $"monitoring/{digest}";
        (
            await api.Database.Rows(
                "select docfile, sha256, byte_count from monitoring.document where storage_key = :name",
                ("name", name)
            )
        ).ShouldBe([$"jüne 1.csv | {digest} | {content.Length}"]);
        await using var kept = await api.Services.GetRequiredService<IFileStore>().Open(name, default);
        using var memory = new MemoryStream();
        await kept.ShouldNotBeNull().CopyToAsync(memory);
        memory.ToArray().ShouldBe(content);
        (await api.Database.Value<long>("select count(*) from monitoring.file_removal")).ShouldBe(0);
    }

    [Fact]
    public async Task Refusals()
    {
        await api.Clear();
        await api.Database.Execute("alter sequence monitoring.document_id_seq restart with 200");
        await api.Upload(June);
        await api.Upload(June, api.Local);
        var exchanges = new[]
        {
            await api.Anonymous.Send(HttpMethod.Post, Path, DocumentsApi.File(June)),
            await api.As(api.Reader).Send(HttpMethod.Post, Path, DocumentsApi.File(June)),
            await api.As(api.Reader).Post(Path, """{"doc_text":"mine"}"""),
            await api.AsWriter.Send(HttpMethod.Post, Path, DocumentsApi.File("")),
            await api.AsWriter.Post(Path, "{}"),
            await api.AsWriter.Post(Path, """{"doc_text":"x","source_id":77}"""),
            await api.AsWriter.Post(Path, """{"doc_text":"x","colour":"red"}"""),
            await api.AsWriter.Send(HttpMethod.Post, Path, DocumentsApi.File(June, "june.csv", ("colour", "red"))),
            await api.AsWriter.Send(HttpMethod.Post, Path, DocumentsApi.File(June, "june.csv", ("id", "200"))),
            await api.AsWriter.Send(HttpMethod.Post, Path, DocumentsApi.File(June, "june.csv", ("docfile", "text"))),
            await api.AsWriter.Send(
                HttpMethod.Post,
                Path,
                DocumentsApi.File(June, "june.csv", ("doc_text", "one"), ("doc_text", "two"))
            ),
            await api.AsWriter.Post(Path, """{"id":999,"doc_text":"x"}"""),
            await api.AsWriter.Post(Path, """{"id":201,"doc_text":"not mine"}"""),
            await api.AsWriter.Post(Path, """{"id":""}"""),
            await api.AsWriter.Post(Path, """{"id":"","docfile":"june.csv"}"""),
            await api.As(api.Manager).Post(Path, """{"id":"","docfile":"june.csv"}"""),
            await api.AsWriter.Post(Path, """{"id":"","docfile":"july.csv"}"""),
            await api.AsWriter.Get(Path + "?show_all=2"),
            await api.AsWriter.Get(Path + "201/"),
            await api.AsWriter.Send(HttpMethod.Put, Path, Text("{}", "application/json")),
            await api.AsWriter.Send(HttpMethod.Post, Path, Text("docfile=june", "text/plain")),
        };

        await Verify(exchanges);
    }

    /// <summary>Who sends it so must not believe that it was kept. What an answer shows may come back.</summary>
    [Fact]
    public async Task A_file_that_is_sent_as_text_is_refused()
    {
        await api.Clear();
        await api.Database.Execute("alter sequence monitoring.document_id_seq restart with 300");
        await api.Upload(June);
        const string AsText = "data:text/csv;base64,cmVnaW9uLGNhbXBhaWduLHYKQSxjLDEK";
        var exchanges = new[]
        {
            await api.AsWriter.Post(Path, $$"""{"docfile":"{{AsText}}","doc_text":"June"}"""),
            await api.AsWriter.Send(HttpMethod.Post, Path, Exchanges.Form(("docfile", "a,b"), ("doc_text", "June"))),
            await api.AsWriter.Post(Path, """{"docfile":{"name":"june.csv"},"doc_text":"June"}"""),
            await api.AsWriter.Post(Path, $$"""{"id":300,"docfile":"{{AsText}}"}"""),
            await api.AsWriter.Post(Path, """{"id":300,"docfile":"june.csv","doc_text":"June"}"""),
            await api.AsWriter.Post(Path, """{"docfile":null,"doc_text":"ODK form 7"}"""),
        };

        await Verify(exchanges);
        (await api.AsWriter.Ids(Path)).ShouldBe("301,300");
    }

    [Theory]
    [InlineData("multipart/form-data", "")]
    [InlineData("multipart/form-data; boundary=x", "")]
    [InlineData(
        "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=docfile; filename=a.csv\r\n\r\nhalf"
    )]
    [InlineData("multipart/form-data; boundary=x", "--x\r\n\r\nno name\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "nothing of that kind")]
    [InlineData("multipart/form-data; boundary=\"\"", "--\r\n")]
    [InlineData(
        "multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890",
        "one character too many"
    )]
    public async Task A_broken_body_is_a_400(string type, string body)
    {
        var answer = await api.AsWriter.Send(HttpMethod.Post, Path, Text(body, type));

        answer.Status.ShouldBe(400, answer.Body);
    }

    public static TheoryData<string, string> Names =>
        new()
        {
            { "..\\..\\june\u0007.csv", "june.csv" },
            { "/", "document" },
            { new string('a', 256), new string('a', 255) },
            { new string('a', 254) + "😀", new string('a', 254) }, // no half of a character
        };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_has_a_name_that_can_be_kept_and_shown(string sent, string kept)
    {
        var id = await api.Upload(June, name: sent);

        (
            await api.Database.Value<string>("select docfile from monitoring.document where id = :id", ("id", id))
        ).ShouldBe(kept);
    }

    /// <summary>Only files have the limit: one object elsewhere has its own, which is larger here.</summary>
    [Theory]
    [InlineData(200_000, 200)]
    [InlineData(200_001, 413)]
    [InlineData(3_000_000, 413)]
    public async Task A_file_has_a_limit(int size, int status)
    {
        var content = new byte[size];
        Array.Fill(content, (byte)'a');

        var answer = await api.AsWriter.Send(HttpMethod.Post, Path, DocumentsApi.File(content, "large.csv"));

        answer.Status.ShouldBe(status);
        if (status == 413)
        {
            answer.Body.ShouldContain("\"too_large\"");
            var other = await api.AsWriter.Post(
                "/api/v2/refresh_master/",
                $$"""{"note":"{{new string('a', Math.Min(size, 1_000_000))}}"}"""
            );
            other.Status.ShouldBe(400);
        }
    }

    [Fact]
    public async Task A_document_from_which_datapoints_come_stays_and_others_take_their_file_along()
    {
        await api.Clear();
        var first = await api.Ingest("region,campaign,missed\nA,June,5\n");
        var second = await api.Upload("region,campaign,missed\nA,June,5\n");
        await api.Map("region", ("A", 11));
        await api.Map("campaign", ("June", 1));
        await api.Map("indicator", ("missed", 1));
        await api.Refreshed(first);
        var key = await api.Database.Value<string>(
            "select storage_key from monitoring.document where id = :id",
            ("id", first)
        );

        var used = await api.AsWriter.Post(Path, Deletion(await GuidOf(first)));
        var unused = await api.AsWriter.Post(Path, Deletion(await GuidOf(second)));

        used.Status.ShouldBe(409, used.Body);
        used.Body.ShouldContain("datapoint");
        unused.Status.ShouldBe(200, unused.Body);
        await RemoveFiles();
        (await api.IsKept(key)).ShouldBeTrue("the first document needs it");

        var elsewhere = await KeptElsewhere(key);
        await api.Unmap("region", "A");
        (await api.Refreshed(first)).ShouldBe("""deleted 1, skipped {"UNMAPPED":1}""");
        (await api.AsWriter.Post(Path, Deletion(await GuidOf(first)))).Status.ShouldBe(200);
        await RemoveFiles();
        (await api.IsKept(key)).ShouldBeFalse();
        (await api.IsKept(elsewhere)).ShouldBeTrue("another area's equal file is its own");
        (await api.Database.Rows("select region_code, document_id from monitoring.source_region")).ShouldBe([
            "A | null",
        ]);
    }

    private async Task RemoveFiles()
    {
        var job = api.Services.GetServices<IJob>().OfType<RemoveFile>().Single();
        while (await job.RunOnce(new Database(Source()), DocumentsApi.Time, default) > 0) { }

        // The host of the service may have claimed some.
        await Eventually.Until(async () =>
            await api.Database.Value<long>("select count(*) from monitoring.file_removal") == 0
        );
    }

    private Npgsql.NpgsqlDataSource Source() => api.Services.GetRequiredService<Npgsql.NpgsqlDataSource>();

    /// <summary>The same content under another area's name.</summary>
    private async Task<string> KeptElsewhere(string name)
    {
        var store = api.Services.GetRequiredService<IFileStore>();
        await using var content = await store.Open(name, default);
        using var file = await api.Services.GetRequiredService<Spool>().Take(content!, long.MaxValue, default);
        var elsewhere = file!.NameIn("learning");
        await store.Put(elsewhere, file, default);

        return elsewhere;
    }

    private Task<string> GuidOf(int document) =>
        api.Database.Value<string>("select guid from monitoring.document where id = :id", ("id", document));

    private static string Deletion(string guid) => $$"""{"id":"","guid":"{{guid}}"}""";

    private static HttpContent Text(string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        return content;
    }

    private static string WithoutGuid(Exchange exchange) =>
        System.Text.RegularExpressions.Regex.Replace(
            exchange.ToString(),
            "\"guid\": \"[^\"]*\"",
            "\"guid\": \"…\"",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
}
