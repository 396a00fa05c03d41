namespace Platform.Tests.Features.Casework;

/// <summary>The store does not answer: nothing is listed, and what may have been kept is removed later.</summary>
public sealed class StoreAwayTests(StoreAwayTests.Away api) : IClassFixture<StoreAwayTests.Away>
{
    public sealed class Away : CasesApi
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["Storage:S3Bucket"] = "bucket";
            settings["Storage:S3Endpoint"] = "http://127.0.0.1:1";
            settings["Storage:S3AccessKey"] = "key";
            settings["Storage:S3SecretKey"] = "secret";
            settings["Storage:S3PathStyle"] = "true";
        }
    }

    [Fact]
    public async Task It_is_502()
    {
        var answer = await api.User.Upload("clients/1/uploads", [("a.pdf", UploadCalls.Pdf)]);

        answer.Status.ShouldBe(502);
        answer.Code().ShouldBe("storage_unavailable");
        (await api.User.Listed()).ShouldBeEmpty();
        (await api.Database.Value<long>("select count(*) from casework.file_removal")).ShouldBe(1);
    }
}
