using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Features.Casework;

/// <summary>A refusal with the area's stable code and all that is wrong.</summary>
public sealed record CaseworkRefusal : Refusal
{
    public CaseworkRefusal(RefusalKind kind, string code, string words, params IReadOnlyList<Problem> problems)
        : base(kind) => (Code, Words, Problems) = (code, words, problems);

    public IReadOnlyList<Problem> Problems { get; }
}

/// <summary>400: what is wrong with the path, the query or the body.</summary>
public sealed class Invalid(CaseworkRefusal refusal) : RefusedResult(refusal), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare(builder, 400);
}

/// <summary>403: the caller's group of users may not.</summary>
public sealed class Denied(CaseworkRefusal refusal) : RefusedResult(refusal), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare(builder, 403);
}

/// <summary>404: it does not exist, or not for this caller: both in the same words.</summary>
public sealed class Missing(CaseworkRefusal refusal) : RefusedResult(refusal), IEndpointMetadataProvider
{
    /// <summary>A record that is not there.</summary>
    public Missing()
        : this(new(RefusalKind.NotFound, "not_found", "There is no such record, or none that you may see.")) { }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare(builder, 404);
}

/// <summary>409: it conflicts with what is stored.</summary>
public sealed class Conflicting(CaseworkRefusal refusal) : RefusedResult(refusal), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => Declare(builder, 409);
}

/// <summary>What is wrong with a path or query, with the status that goes with it: 400, 403, 404 or 414.</summary>
public sealed class QueryRefused(CaseworkRefusal refusal) : RefusedResult(refusal), IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        Declare(builder, 400);
        Declare(builder, 404);
    }
}

/// <summary>Writes the area's body for a refusal that a slice foresees.</summary>
public abstract class RefusedResult(CaseworkRefusal refusal) : IResult, IStatusCodeHttpResult
{
    public CaseworkRefusal Refusal { get; } = refusal;

    public int? StatusCode => Refusal.Status;

    public Task ExecuteAsync(HttpContext httpContext) => CaseworkArea.Instance.Refuse(httpContext, Refusal);

    protected static void Declare(EndpointBuilder builder, int status) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(void)));
}
