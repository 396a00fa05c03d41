using Platform.Infrastructure.Http;
using Platform.Infrastructure.Storage;

namespace Platform.Tests.Infrastructure.Storage;

/// <summary>Against s3rver, a server that speaks the protocol.</summary>
public sealed class S3StoreTests(S3Server server) : FileStoreTests, IClassFixture<S3Server>
{
    protected override async Task<IFileStore> Store() => At((await server.Address()).ToString());

    [Fact]
    public async Task A_server_that_is_away_is_a_bad_gateway()
    {
        using var store = At("http://127.0.0.1:1");

        var refused = await Should.ThrowAsync<StorageException>(() => store.Open("area/2cf24d", default));

        refused.Refusal.Kind.ShouldBe(RefusalKind.BadGateway);
    }

    private static S3Store At(string endpoint) =>
        new(
            new StorageOptions
            {
                S3Bucket = S3Server.Bucket,
                S3Endpoint = endpoint,
                S3AccessKey = "S3RVER",
                S3SecretKey = "S3RVER",
                S3PathStyle = true,
            }
        );
}
