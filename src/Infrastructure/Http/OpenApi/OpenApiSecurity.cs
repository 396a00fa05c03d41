using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>Names the scheme of a route that proves its caller by itself, such as log-in, for the document only.</summary>
internal sealed record OpenApiCredentials(string Scheme);

/// <summary>How callers prove themselves, as OpenAPI says it.</summary>
internal static class OpenApiSecurity
{
    public static void AddTo(
        OpenApiOperation operation,
        OpenApiDocument document,
        IList<object> metadata,
        IServiceProvider services
    )
    {
        var isAnonymous = metadata.OfType<IAllowAnonymous>().Any();
        var access = metadata.OfType<Access>().LastOrDefault();
        var scheme =
            metadata.OfType<OpenApiCredentials>().FirstOrDefault()?.Scheme ?? (isAnonymous ? null : access?.Scheme);
        if (scheme is null)
        {
            operation.Security = []; // nobody is asked

            return;
        }

        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        var together = new OpenApiSecurityRequirement();
        foreach (var (name, described) in services.GetRequiredService<CredentialSchemes>()[scheme].Describe())
        {
            document.Components.SecuritySchemes.TryAdd(name, described);
            together[new OpenApiSecuritySchemeReference(name, document)] = [];
        }

        // An empty requirement beside it says: or nothing at all.
        operation.Security = access is { IsOptional: true } ? [together, []] : [together];
    }
}
