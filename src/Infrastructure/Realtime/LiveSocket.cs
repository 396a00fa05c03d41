using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Infrastructure.Realtime;

/// <summary>An answer without an end that comes only as a WebSocket (<see cref="LiveConnections.Socket"/>).</summary>
public sealed class LiveSocket : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    private readonly LiveStream _stream;

    internal LiveSocket(LiveStream stream) => _stream = stream;

    public int? StatusCode => StatusCodes.Status101SwitchingProtocols;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status101SwitchingProtocols, typeof(void)));

    public Task ExecuteAsync(HttpContext httpContext) => _stream.ExecuteAsync(httpContext);
}
