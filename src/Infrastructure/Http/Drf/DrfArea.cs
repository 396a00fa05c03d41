using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>
/// Refusals as Django REST Framework words them, <c>{"detail":"…"}</c>: for the areas whose contract was written
/// against such a server.
/// </summary>
public abstract class DrfArea : Area
{
    /// <summary>
    /// The contract's <c>Content-Type</c> has no charset; the framework adds one where a handler gives it a result to
    /// write.
    /// </summary>
    public override Refusal? Negotiate(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>()?.ReturnType != typeof(Task))
        {
            context.Response.OnStarting(WithoutCharset, context.Response);
        }

        return null;
    }

    public sealed override OpenApiSchema RefusalSchema =>
        new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string>(StringComparer.Ordinal) { "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
            },
        };

    /// <summary>Messages by field, or under <c>non_field_errors</c>.</summary>
    public sealed override IReadOnlyList<OpenApiSchema> InvalidShapes =>
        [
            new()
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Items = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        ];

    public override IReadOnlyList<RefusalKind> RefusesAnywhere => [RefusalKind.NotAcceptable, .. base.RefusesAnywhere];

    public sealed override Task Write(HttpContext context, Refusal refusal) =>
        DrfBody.Detail(context.Response, Detail(refusal));

    private static Task WithoutCharset(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        if (headers.ContentType == "application/json; charset=utf-8")
        {
            headers.ContentType = "application/json";
        }

        return Task.CompletedTask;
    }

    private static string Detail(Refusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.Invalid => "Invalid input.",
            RefusalKind.MalformedBody => $"JSON parse error - {refusal.Subject}",
            RefusalKind.Unauthenticated => refusal.Subject switch
            {
                nameof(CredentialProblem.TokenEmpty) => "Invalid token header. No credentials provided.",
                nameof(CredentialProblem.TokenHasSpaces) =>
                    "Invalid token header. Token string should not contain spaces.",
                nameof(CredentialProblem.TokenUnknown) => "Invalid token.",
                nameof(CredentialProblem.BasicEmpty) => "Invalid basic header. No credentials provided.",
                nameof(CredentialProblem.PasswordWrong) => "Invalid username/password.",
                _ => "Authentication credentials were not provided.",
            },
            RefusalKind.Forbidden => "You do not have permission to perform this action.",
            RefusalKind.NotFound => "Not found.",
            RefusalKind.MethodNotAllowed => $"Method \"{refusal.Subject}\" not allowed.",
            RefusalKind.NotAcceptable => "Could not satisfy the request Accept header.",
            RefusalKind.Conflict => "The request conflicts with what is stored.",
            RefusalKind.BodyTooSlow => "Request body did not arrive in time.",
            RefusalKind.BodyTooLarge => "Request body too large.",
            RefusalKind.UnsupportedMediaType => $"Unsupported media type \"{refusal.Subject}\" in request.",
            RefusalKind.TooManyRequests => "Request was throttled.",
            RefusalKind.Unavailable => "Service temporarily unavailable, try again later.",
            _ => "Internal server error.",
        };
}

/// <summary>Answers in this style that are not one record: errors by field, errors by item.</summary>
public static class DrfBody
{
    public static Task Detail(HttpResponse response, string detail) =>
        Write(
            response,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("detail", detail);
                json.WriteEndObject();
            }
        );

    internal static async Task Write(HttpResponse response, Action<Utf8JsonWriter> write)
    {
        response.ContentType = "application/json";
        await using (var json = new Utf8JsonWriter(response.BodyWriter, JsonDefaults.Writer))
        {
            write(json);
        }

        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
    }
}
