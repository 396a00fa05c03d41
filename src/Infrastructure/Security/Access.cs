using Microsoft.AspNetCore.Authorization;

namespace Platform.Infrastructure.Security;

/// <summary>Who may call a route: metadata of its group. A route has one, or says <c>AllowAnonymous</c>.</summary>
/// <param name="Name">In the table of routes and, where it is a scheme's own, in the OpenAPI document.</param>
/// <param name="Scheme">How callers prove themselves.</param>
/// <param name="Admits">Whether this caller, null when not proved, may come in; without it every proved one may.</param>
public sealed record Access(string Name, string Scheme, Func<HttpContext, Caller?, bool>? Admits = null)
{
    /// <summary>Everybody whom the scheme knows.</summary>
    public static Access Proved(string scheme) => new(scheme, scheme);
}

public static class AccessSetup
{
    public static TBuilder Requires<TBuilder>(this TBuilder routes, Access access)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(access);

    /// <summary>
    /// After routing: proves the caller by the route's scheme and lets in whom the route admits; others get the area's
    /// 401 or 403.
    /// </summary>
    /// <exception cref="InvalidOperationException">A route that does not say who may call it.</exception>
    public static void UseAccess(this WebApplication app)
    {
        // Late: they need the database, which may still be starting.
        var schemes = new Lazy<CredentialSchemes>(app.Services.GetRequiredService<CredentialSchemes>);
        var areas = app.Services.GetRequiredService<Areas>();

        app.Use(
            (context, next) =>
            {
                var endpoint = context.GetEndpoint();
                if (endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                {
                    return next(context);
                }

                var access =
                    endpoint.Metadata.GetMetadata<Access>()
                    ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say who may call it.");
                var scheme = schemes.Value[access.Scheme];
                var proving = scheme.Prove(context);

                // Nearly always the token is known: then no state is kept for the rest of the request.
                return proving.IsCompletedSuccessfully
                    ? Go(context, next, access, scheme, proving.Result)
                    : GoLater(context, next, access, scheme, proving);
            }
        );

        async Task GoLater(
            HttpContext context,
            RequestDelegate next,
            Access access,
            CredentialScheme scheme,
            ValueTask<Proof> proving
        ) => await Go(context, next, access, scheme, await proving);

        Task Go(HttpContext context, RequestDelegate next, Access access, CredentialScheme scheme, Proof proof)
        {
            var principal = proof.Caller;
            if (access.Admits?.Invoke(context, principal?.Caller) ?? principal is not null)
            {
                if (principal is not null)
                {
                    context.User = principal;
                }

                return next(context);
            }

            return principal is null
                ? scheme.Refuse(context, proof.Problem)
                : areas.Of(context).Refuse(context, new Refusal(RefusalKind.Forbidden));
        }
    }
}
