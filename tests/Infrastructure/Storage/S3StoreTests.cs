using Platform.Infrastructure.Storage;

namespace Platform.Tests.Infrastructure.Storage;

/// <summary>Against s3rver, a server that speaks the protocol.</summary>
public sealed class S3StoreTests(S3Server server) : FileStoreTests, IClassFixture<S3Server>
{
    protected override Task<IFileStore> Store() =>
        Task.FromResult<IFileStore>(
            new S3Store(
                new StorageOptions
                {
                    S3Bucket = S3Server.Bucket,
                    S3Endpoint = server.Address.ToString(),
                    S3AccessKey = "S3RVER",
                    S3SecretKey = "S3RVER",
                    S3PathStyle = true,
                }
            )
        );
}
