using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>What <c>/scalar</c> has filled in for the user, such as the demo account's credentials in Development.</summary>
public sealed record ScalarCredentials(string Header, string Value);

/// <summary><c>/scalar</c>: the documents of all areas, to read and to try.</summary>
internal static class ScalarPage
{
    private const string Script = "/scalar/configuration.js";

    public static void Map(WebApplication app, IReadOnlyList<Area> areas)
    {
        app.MapScalarApiReference(
                "/scalar",
                scalar =>
                {
                    // The page works without the internet and tells nobody who reads it: nothing of it may call out,
                    // and no button may send the document or a token to a service of its makers.
                    scalar
                        .WithTitle("Platform")
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp()
                        .HideClientButton()
                        .HideDeveloperTools()
                        .WithJavaScriptConfiguration(Script)
                        .AddHeadContent("<link rel=\"icon\" href=\"favicon.svg\">"); // known before the script has run
                    foreach (var area in areas)
                    {
                        scalar.AddDocument(area.Name.ToLowerInvariant(), area.Name);
                    }
                }
            )
            .WithMetadata(PlatformArea.Instance)
            .AllowAnonymous();

        app.MapGet(Script, (IServiceProvider services) => Configuration(areas, services))
            .WithName("Platform.ScalarConfiguration")
            .WithMetadata(PlatformArea.Instance)
            .ExcludeFromDescription()
            .AllowAnonymous();
    }

    /// <param name="Title">The area.</param>
    /// <param name="Url">Of its document.</param>
    /// <param name="Authentication">What is chosen and filled in.</param>
    private sealed record Source(string Title, string Url, Authentication Authentication);

    private sealed record Authentication(
        IReadOnlyList<string> PreferredSecurityScheme,
        IReadOnlyDictionary<string, Filled> SecuritySchemes
    );

    private sealed record Filled(string Value);

    /// <summary>
    /// What the package cannot be told in C#: each document's own way to prove who calls; and that a token as it was
    /// printed is enough. The page puts the scheme's word in front, since OpenAPI has no way to say that a header
    /// begins with a word other than Basic and Bearer.
    /// </summary>
    private static IResult Configuration(IReadOnlyList<Area> areas, IServiceProvider services)
    {
        var schemes = services
            .GetServices<CredentialScheme>()
            .ToDictionary(scheme => scheme.Name, StringComparer.Ordinal);
        var filled = services.GetServices<ScalarCredentials>().ToDictionary(one => one.Header, StringComparer.Ordinal);
        var sources = areas.Select(area =>
        {
            var described = area.Scheme is { } name
                ? schemes[name].Describe()
                : new Dictionary<string, OpenApiSecurityScheme>();
            var values =
                from scheme in described
                where IsHeader(scheme.Value) && filled.ContainsKey(scheme.Value.Name!)
                select (scheme.Key, Value: new Filled(filled[scheme.Value.Name!].Value));

            return new Source(
                area.Name,
                $"openapi/{area.Name.ToLowerInvariant()}.json",
                new Authentication([.. described.Keys], values.ToDictionary(one => one.Key, one => one.Value))
            );
        });
        var word = schemes
            .Values.Where(scheme => scheme.Describe().Values.Any(IsAuthorization))
            .Select(scheme => scheme.Challenge.Split(' ')[0])
            .FirstOrDefault();
        var script = $$"""
            const word = {{JsonSerializer.Serialize(word)}};
            const sources = {{JsonSerializer.Serialize(sources, JsonSerializerOptions.Web)}};
            const root = new URL('..', import.meta.url);

            export default {
              sources: sources.map((source) => ({
                ...source,
                url: new URL(source.url, root).href,
                default: location.pathname.endsWith(`/${source.title.toLowerCase()}`),
              })),
              onBeforeRequest: ({ requestBuilder }) => {
                for (const sent of requestBuilder.security ?? []) {
                  const value = (sent.value ?? '').trim();
                  const isPlain = sent.format !== 'basic' && sent.format !== 'bearer';
                  if (word && isPlain && sent.in === 'header' && sent.name === 'Authorization' && /^\S+$/.test(value)) {
                    sent.value = `${word} ${value}`;
                  }
                }
              },
            };

            """;

        return TypedResults.Text(script, "text/javascript; charset=utf-8");
    }

    private static bool IsHeader(OpenApiSecurityScheme scheme) =>
        scheme is { Type: SecuritySchemeType.ApiKey, In: ParameterLocation.Header };

    private static bool IsAuthorization(OpenApiSecurityScheme scheme) =>
        IsHeader(scheme) && scheme.Name == HeaderNames.Authorization;
}
