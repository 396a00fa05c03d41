using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>On a GET of one object: its answer is tagged by its content (<see cref="EntityTags"/>).</summary>
public sealed record TellsItsTag;

/// <summary>Answers that need not be sent to who has them already.</summary>
public static class EntityTags
{
    /// <summary>Of a digest; no more are needed to tell one content from another.</summary>
    private const int DigestBytes = 16;

    /// <summary>For the document: what a request may send, and what it may be answered.</summary>
    public static readonly IReadOnlyList<object> Documented =
    [
        new OpenApiInput(
            "If-None-Match",
            "An ETag of an earlier answer: 304 where nothing has changed.",
            JsonSchemaType.String,
            ParameterLocation.Header
        ),
        new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)),
        new AnswerHeader(200, "ETag", "Of what was answered; send it back in If-None-Match."),
        new AnswerHeader(304, "ETag", "As it was sent."),
    ];

    /// <summary>A GET of one object that is small: it is tagged by its content.</summary>
    public static TBuilder TellsItsTag<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata([new TellsItsTag(), .. Documented]);

    /// <param name="digest">Of what is answered.</param>
    public static EntityTagHeaderValue Of(string digest) => new($"\"{digest}\"");

    /// <summary>Of a body as it is before it is compressed.</summary>
    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> body) =>
        Of(Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, DigestBytes)));

    /// <summary>Whether the client has what the tag stands for; that it was compressed makes no difference.</summary>
    public static bool IsKnown(StringValues sent, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. sent!], out var known)
        && known.Any(one => one.Tag == "*" || one.Compare(tag, useStrongComparison: false));

    /// <summary>After access: tags the answers of routes that say so.</summary>
    public static void UseEntityTags(this WebApplication app) =>
        app.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<TellsItsTag>() is null
                    ? next(context)
                    : Tagged(context, next)
        );

    private static async Task Tagged(HttpContext context, RequestDelegate next)
    {
        using var answer = new HeldAnswer(context);
        await next(context);
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK)
        {
            await answer.Send();

            return;
        }

        var tag = Of((await answer.Body()).Span);
        response.Headers.ETag = tag.ToString();
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "private, no-cache";
        }

        if (IsKnown(context.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.Remove(HeaderNames.ContentType);
            response.ContentLength = null;
            answer.SendHead();

            return;
        }

        await answer.Send();
    }
}
