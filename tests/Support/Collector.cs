using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace Platform.Tests.Support;

/// <summary>A span as it came.</summary>
/// <param name="Trace">Its trace, in hexadecimal.</param>
/// <param name="Name">For example <c>Chat/RunExport</c>.</param>
public sealed record Span(string Trace, string Name);

/// <summary>Takes what the service exports, over OTLP by HTTP.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _sent = new();
    private WebApplication? _server;

    /// <summary>All that came; texts stand in it as they are.</summary>
    public string Sent => string.Concat(_sent.Select(one => Encoding.UTF8.GetString(one.Body)));

    public IReadOnlyList<Span> Spans =>
        [
            .. from sent in _sent
            where sent.Signal == "traces"
            from resource in Fields(sent.Body, 1)
            from scope in Fields(resource, 2)
            from span in Fields(scope, 2)
            select new Span(
                Convert.ToHexStringLower(Fields(span, 1).Single()),
                Encoding.UTF8.GetString(Fields(span, 5).Single())
            ),
        ];

    public Uri Address => Api.AddressOf(_server!);

    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost(
            "/v1/{signal}",
            async (string signal, HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                _sent.Enqueue((signal, body.ToArray()));
            }
        );
        await _server.StartAsync();
    }

    /// <summary>Lets the service send here.</summary>
    public void Receive(IDictionary<string, string?> settings)
    {
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address.ToString();
        settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
    }

    /// <summary>Until these have come: a span ends after its answer has gone.</summary>
    public Task Until(Api api, Func<IReadOnlyList<Span>, bool> areThere) =>
        Eventually.Until(() => api.Services.GetRequiredService<TracerProvider>().ForceFlush() && areThere(Spans));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>What stands in a protobuf message under a number, of those fields that have a length.</summary>
    private static IEnumerable<byte[]> Fields(byte[] message, int number)
    {
        for (var at = 0; at < message.Length; )
        {
            var key = Number(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Number(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Number(message, ref at);
                    if (key >> 3 == (ulong)number)
                    {
                        yield return message[at..(at + length)];
                    }

                    at += length;
                    break;
            }
        }
    }

    private static ulong Number(byte[] message, ref int at)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            number |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return number;
            }
        }
    }
}
