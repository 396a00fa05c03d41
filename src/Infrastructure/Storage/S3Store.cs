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
            Timeout = TimeSpan.FromSeconds(options.S3TimeoutSeconds),
            MaxErrorRetry = 1,
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
    public Task Put(string name, SpooledFile file, CancellationToken stop) =>
        Answered(
            stop,
            async () =>
                await Exists(name, file.Length, stop)
                    ? null
                    : await _client.PutObjectAsync(
                        new PutObjectRequest
                        {
                            BucketName = _bucket,
                            Key = name,
                            FilePath = file.Path,
                            ContentType = "application/octet-stream",
                            UseChunkEncoding = false,
                        },
                        stop
                    )
        );

    public Task<Stream?> Open(string name, CancellationToken stop) =>
        Answered(
            stop,
            async () =>
            {
                try
                {
                    return (Stream?)(await _client.GetObjectAsync(_bucket, name, stop)).ResponseStream;
                }
                catch (AmazonS3Exception absent) when (absent.StatusCode is HttpStatusCode.NotFound)
                {
                    return null;
                }
            }
        );

    public Task Delete(string name, CancellationToken stop) =>
        Answered(stop, () => _client.DeleteObjectAsync(_bucket, name, stop));

    public void Dispose() => _client.Dispose();

    /// <summary>A server that is away, silent, or refuses what it should do, is 502 for whoever asked us.</summary>
    private static async Task<T> Answered<T>(CancellationToken stop, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception problem)
            when (problem
                    is AmazonServiceException
                        or AmazonClientException
                        or HttpRequestException
                        or IOException
                        or TimeoutException
                || (problem is OperationCanceledException && !stop.IsCancellationRequested)
            )
        {
            throw new StorageException(RefusalKind.BadGateway, "The S3 server does not do what it should.", problem);
        }
    }

    /// <summary>Whole: some servers keep what came before a connection was cut.</summary>
    private async Task<bool> Exists(string name, long length, CancellationToken stop)
    {
        try
        {
            return (await _client.GetObjectMetadataAsync(_bucket, name, stop)).ContentLength == length;
        }
        catch (AmazonS3Exception absent) when (absent.StatusCode is HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
