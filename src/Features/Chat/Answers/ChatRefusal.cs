using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Features.Chat;

/// <summary>A refusal with sentences that begin with a parameter's name.</summary>
public sealed record ChatRefusal(RefusalKind Kind, IReadOnlyList<string> Details) : Refusal(Kind);

/// <summary>400: all that is wrong with the request, together.</summary>
public sealed class Invalid(params IReadOnlyList<string> details)
    : RefusedResult(new(RefusalKind.Invalid, details)),
        IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare(builder, 400);
}

/// <summary>403: the acting user has no part in the room.</summary>
public sealed class NotAllowed(string detail)
    : RefusedResult(new(RefusalKind.Forbidden, [detail])),
        IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare(builder, 403);
}

/// <summary>409: what was sent is taken.</summary>
public sealed class Taken(string detail) : RefusedResult(new(RefusalKind.Conflict, [detail])), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare(builder, 409);
}

/// <summary>Writes the area's body for a refusal that a slice foresees.</summary>
public abstract class RefusedResult(ChatRefusal refusal) : IResult, IStatusCodeHttpResult
{
    public ChatRefusal Refusal { get; } = refusal;

    public int? StatusCode => Refusal.Status;

    public Task ExecuteAsync(HttpContext httpContext) => ChatArea.Instance.Refuse(httpContext, Refusal);

    protected static void Declare(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(void)));
}
