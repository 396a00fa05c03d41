using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Platform.Infrastructure.Storage;

/// <summary>Files in a bucket of Amazon S3, or of a server that speaks its protocol.</summary>
public sealed class S3Store : IFileStore, IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly string _bucket;

    public S3Store(StorageOptions options)
    {
        _bucket = options.S3Bucket!;
        var config = new AmazonS3Config
        {
            AuthenticationRegion = options.S3Region,
            ForcePathStyle = options.S3PathStyle,
            // The digest is ours already, and servers other than Amazon's do not know checksums in trailers.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.S3Endpoint is { Length: > 0 } endpoint)
        {
            config.ServiceURL = endpoint;
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.S3Region);
        }

        _client = new AmazonS3Client(
            new BasicAWSCredentials(options.S3AccessKey ?? "", options.S3SecretKey ?? ""),
            config
        );
    }

    /// <summary>An object appears whole or not at all.</summary>
    public async Task Put(SpooledFile file, CancellationToken stop)
    {
        if (!await Exists(file.Key, stop))
        {
            await _client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = _bucket,
                    Key = file.Key,
                    FilePath = file.Path,
                    ContentType = "application/octet-stream",
                    UseChunkEncoding = false,
                },
                stop
            );
        }
    }

    public async Task<Stream?> Open(string key, CancellationToken stop)
    {
        try
        {
            return (await _client.GetObjectAsync(_bucket, key, stop)).ResponseStream;
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task Delete(string key, CancellationToken stop) => _client.DeleteObjectAsync(_bucket, key, stop);

    public void Dispose() => _client.Dispose();

    private async Task<bool> Exists(string key, CancellationToken stop)
    {
        try
        {
            await _client.GetObjectMetadataAsync(_bucket, key, stop);

            return true;
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
