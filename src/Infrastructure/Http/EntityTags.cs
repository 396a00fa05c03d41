using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>Answers that need not be sent to who has them already.</summary>
public static class EntityTags
{
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

    /// <param name="digest">Of what is answered.</param>
    public static EntityTagHeaderValue Of(string digest) => new($"\"{digest}\"");

    /// <summary>Whether the client has what the tag stands for; that it was compressed makes no difference.</summary>
    public static bool IsKnown(StringValues sent, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList([.. sent!], out var known)
        && known.Any(one => one.Tag == "*" || one.Compare(tag, useStrongComparison: false));
}
