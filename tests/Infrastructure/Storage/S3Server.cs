using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Platform.Tests.Infrastructure.Storage;

/// <summary>
/// npm's s3rver on a free port, with an empty bucket. It starts with the first test that asks, so that the others do not
/// miss it.
/// </summary>
public sealed class S3Server : IAsyncLifetime
{
    public const string Bucket = "documents";
    private const string Version = "3.7.1";

    private readonly string _data = Directory.CreateTempSubdirectory("platform-s3-").FullName;
    private Process? _server;
    private Uri _address = null!;

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    public async Task<Uri> Address()
    {
        if (_server is not null)
        {
            return _address;
        }

        var program = Path.Combine(await Tools.FromNpm("s3rver", Version), "bin", "s3rver.js");
        var port = FreePort();
        _address = new Uri($"http://127.0.0.1:{port}/");
        _server = Process.Start(
            new ProcessStartInfo(
                "node",
                [
                    program,
                    "--silent",
                    "--directory",
                    _data,
                    "--address",
                    "127.0.0.1",
                    "--port",
                    $"{port}",
                    "--configure-bucket",
                    Bucket,
                ]
            )
            {
                UseShellExecute = false,
            }
        )!;
        await Answers();

        return _address;
    }

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        Directory.Delete(_data, recursive: true);
    }

    private async Task Answers()
    {
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(_address);

                return;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
