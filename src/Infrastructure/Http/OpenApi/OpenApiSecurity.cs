using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

/// <summary>Names the scheme of a route that proves its caller by itself, such as log-in, for the document only.</summary>
internal sealed record OpenApiCredentials(string Scheme);

/// <summary>How callers prove themselves, as OpenAPI says it.</summary>
internal static class OpenApiSecurity
{
    public static void AddTo(OpenApiOperation operation, OpenApiDocument document, IList<object> metadata)
    {
        var named = metadata.OfType<OpenApiCredentials>().Select(credentials => credentials.Scheme);
        var asked = metadata.OfType<IAllowAnonymous>().Any()
            ? []
            : metadata.OfType<Access>().Select(access => access.Scheme);
        if (named.Concat(asked).FirstOrDefault(name => Describe(name) is not null) is not { } scheme)
        {
            return;
        }

        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes.TryAdd(scheme, Describe(scheme)!);
        operation.Security = [new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] }];
    }

    private static OpenApiSecurityScheme? Describe(string scheme) =>
        scheme switch
        {
            TokenScheme.Name => new()
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "`Token`, a blank, and the 64 hex characters of an API token.",
            },
            ActiveTokenScheme.Name => new()
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "`Token` or `Bearer`, a blank, and the API token of an active account.",
            },
            BasicScheme.Name => new()
            {
                Type = SecuritySchemeType.Http,
                Scheme = "basic",
                Description = "User name and password, for log-in only.",
            },
            _ => null,
        };
}
