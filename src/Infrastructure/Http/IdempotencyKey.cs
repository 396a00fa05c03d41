using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>On a route that creates and would create again when it is repeated: a key makes it safe to repeat.</summary>
public sealed record TakesIdempotencyKey;

/// <summary>The header <c>Idempotency-Key</c>, as routes and documents say it (docs/decisions/0017).</summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>On an answer that was given before.</summary>
    public const string Replayed = "Idempotency-Replayed";

    internal const string Words = "This Idempotency-Key came with another request: take a new one for each.";

    /// <summary>For the document.</summary>
    public static readonly OpenApiHeader ReplayedHeader = new()
    {
        Description = "`true`: this is what was answered when the key came first; nothing was done again.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["true"] },
    };

    /// <summary>With a 409, where it is about the key.</summary>
    internal static readonly AnswerHeader RetryAfter = new(
        StatusCodes.Status409Conflict,
        "Retry-After",
        "Seconds to wait, where a request with the same Idempotency-Key is under way.",
        IsAlwaysSent: false
    )
    {
        Type = JsonSchemaType.Integer,
    };

    public static TBuilder TakesIdempotencyKey<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(
            new TakesIdempotencyKey(),
            new OpenApiInput(
                Header,
                "A text of the caller's, new for each thing that is to be made, such as a UUID. Within a day a repetition with the "
                    + "same key and the same content answers what was answered first, and makes nothing.",
                JsonSchemaType.String,
                ParameterLocation.Header
            )
        );
}
