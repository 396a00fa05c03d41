using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>400 with words of its own, for what is wrong with no field.</summary>
public sealed class DetailRefused(string words) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => StatusCodes.Status400BadRequest;

    public Task ExecuteAsync(HttpContext httpContext) => Answered.As(httpContext, RefusalKind.Invalid, words);
}

/// <summary>403 with words of its own: the caller might, but not in this state of things.</summary>
public sealed class StateRefused(string words) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status403Forbidden;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(void)));

    public Task ExecuteAsync(HttpContext httpContext) => Answered.As(httpContext, RefusalKind.Forbidden, words);
}

/// <summary>404 for a page that is not there.</summary>
public sealed class InvalidPage : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public int? StatusCode => StatusCodes.Status404NotFound;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status404NotFound, typeof(void)));

    public Task ExecuteAsync(HttpContext httpContext) =>
        Answered.As(httpContext, RefusalKind.NotFound, "Invalid page.");
}

file static class Answered
{
    public static Task As(HttpContext context, RefusalKind kind, string words) =>
        context
            .RequestServices.GetRequiredService<Areas>()
            .Of(context)
            .Refuse(context, new Refusal(kind) { Words = words });
}
