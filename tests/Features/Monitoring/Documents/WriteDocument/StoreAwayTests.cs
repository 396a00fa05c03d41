namespace Platform.Tests.Features.Monitoring.Documents.WriteDocument;

/// <summary>Uploads while the file store's server does not answer.</summary>
public sealed class StoreAwayTests(StoreAwayTests.NoStore api) : IClassFixture<StoreAwayTests.NoStore>
{
    public sealed class NoStore : DocumentsApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Storage:S3Bucket"] = "documents";
            settings["Storage:S3Endpoint"] = "http://127.0.0.1:1";
            settings["Storage:S3AccessKey"] = "key";
            settings["Storage:S3SecretKey"] = "secret";
        }
    }

    [Fact]
    public async Task An_upload_is_502_and_leaves_nothing()
    {
        var answer = await api.AsWriter.Send(HttpMethod.Post, "/api/v2/document/", DocumentsApi.File("region\nA\n"));

        await Verify(answer);
        (await api.Database.Value<long>("select count(*) from monitoring.document")).ShouldBe(0);
    }
}
