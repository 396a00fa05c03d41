using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Platform.Tests.Infrastructure.Storage;

/// <summary>
/// npm's s3rver on a free port, with an empty bucket. Fetched once into the temporary folder; where there is no npm, the
/// tests that need it fail with one line that says so.
/// </summary>
public sealed class S3Server : IAsyncLifetime
{
    public const string Bucket = "documents";
    private const string Version = "3.7.1";

    private readonly string _data = Directory.CreateTempSubdirectory("platform-s3-").FullName;
    private Process? _server;

    public Uri Address { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var program = await Program();
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/");
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

    /// <summary>Renamed when complete, so that several runs at once share one installation.</summary>
    private static async Task<string> Program()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"platform-s3rver-{Version}");
        var program = Path.Combine(folder, "node_modules", "s3rver", "bin", "s3rver.js");
        if (File.Exists(program))
        {
            return program;
        }

        var unfinished = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(unfinished);
        using (
            var npm = Process.Start(
                new ProcessStartInfo(
                    "npm",
                    [
                        "install",
                        "--prefix",
                        unfinished,
                        "--no-audit",
                        "--no-fund",
                        "--loglevel=error",
                        $"s3rver@{Version}",
                    ]
                )
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!
        )
        {
            await Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
            await npm.WaitForExitAsync();
            npm.ExitCode.ShouldBe(0, "npm could not install s3rver");
        }

        try
        {
            Directory.Move(unfinished, folder);
        }
        catch (IOException)
        {
            Directory.Delete(unfinished, recursive: true); // another run was faster
        }

        return program;
    }

    private async Task Answers()
    {
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(Address);

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
