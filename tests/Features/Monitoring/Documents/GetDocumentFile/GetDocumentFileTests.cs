using System.Net.Http.Headers;
using System.Text;

namespace Platform.Tests.Features.Monitoring.Documents.GetDocumentFile;

public sealed class GetDocumentFileTests(GetDocumentFileTests.Documents api)
    : IClassFixture<GetDocumentFileTests.Documents>
{
    public sealed class Documents : DocumentsApi;

    /// <summary>Not UTF-8, and with a sign that some reader might take away.</summary>
    private static readonly byte[] Content = [0xEF, 0xBB, 0xBF, .. "a,b\r\n1,"u8, 0xE9, 0x0A];

    [Fact]
    public async Task The_file_comes_back_byte_for_byte()
    {
        var document = await Upload(Content, "Kano, Juni.csv");

        using var answer = await api.AsWriter.GetAsync(PathOf(document));

        ((int)answer.StatusCode).ShouldBe(200);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(Content);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/octet-stream");
        answer
            .Content.Headers.ContentDisposition!.ToString()
            .ShouldStartWith("attachment; filename=\"Kano, Juni.csv\"");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        var tag = answer.Headers.ETag.ShouldNotBeNull().ToString();
        (await api.AsWriter.Get(PathOf(document), ("If-None-Match", tag))).Status.ShouldBe(304);
    }

    [Fact]
    public async Task A_part_of_it()
    {
        var document = await Upload("region,campaign"u8.ToArray(), "june.csv");
        using var request = new HttpRequestMessage(HttpMethod.Get, PathOf(document));
        request.Headers.Range = new RangeHeaderValue(0, 5);

        using var answer = await api.AsWriter.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(206);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("region");
    }

    [Fact]
    public async Task For_the_owner_and_whoever_manages_the_system()
    {
        await api.Database.Execute("alter sequence monitoring.document_id_seq restart with 117");
        var document = await Upload(Encoding.UTF8.GetBytes("a,b\n1,2\n"), "june.csv");
        var placeholder = await api.AsWriter.Post("/api/v2/document/", """{"doc_text":"ODK form 7"}""");
        placeholder.Status.ShouldBe(200, placeholder.Body);

        await Verify(
            new[]
            {
                await api.AsWriter.Get(PathOf(document)),
                await api.As(api.Manager).Get(PathOf(document)),
                await api.As(api.Local).Get(PathOf(document)),
                await api.As(api.Reader).Get(PathOf(document)),
                await api.Anonymous.Get(PathOf(document)),
                await api.AsWriter.Get(PathOf(document + 1)), // has no file
                await api.AsWriter.Get(PathOf(99_999)),
                await api.AsWriter.Get("/api/v2/document/99999999999999999999/docfile/"),
            }
        );
    }

    private static string PathOf(int document) => $"/api/v2/document/{document}/docfile/";

    private async Task<int> Upload(byte[] content, string name)
    {
        var uploaded = await api.AsWriter.Send(HttpMethod.Post, "/api/v2/document/", DocumentsApi.File(content, name));
        uploaded.Status.ShouldBe(200, uploaded.Body);

        return (int)System.Text.Json.Nodes.JsonNode.Parse(uploaded.Body)!["objects"]!["new_id"]!;
    }
}
