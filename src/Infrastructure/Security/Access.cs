using Microsoft.AspNetCore.Authorization;

namespace Platform.Infrastructure.Security;

/// <summary>Who may call a route: metadata of its group. A route has one, or says <c>AllowAnonymous</c>.</summary>
/// <param name="Name">In the table of routes.</param>
/// <param name="Scheme">How callers prove themselves.</param>
public sealed record Access(string Name, string Scheme)
{
    private Func<HttpContext, Caller?, bool> Admits { get; init; } = (_, caller) => caller is not null;

    /// <summary>Nobody needs credentials here.</summary>
    public bool IsOptional { get; private init; }

    /// <summary>Everybody whom the scheme knows.</summary>
    public static Access Proved(string scheme) => new(scheme, scheme);

    /// <summary>Anyone; but who sends credentials must send good ones.</summary>
    public static Access Optional(string scheme) => new($"{scheme} or nobody", scheme) { IsOptional = true };

    /// <summary>Callers of this kind about whom <paramref name="admits"/> says so; null: nobody was proved.</summary>
    public static Access Of<TCaller>(string name, string scheme, Func<HttpContext, TCaller?, bool> admits)
        where TCaller : Caller =>
        new(name, scheme) { Admits = (context, caller) => admits(context, caller as TCaller) };

    internal bool Lets(HttpContext context, Proof proof) =>
        (IsOptional && proof.IsMissing) || Admits(context, proof.Caller);
}

/// <summary>Who may see the pages for those who run the service, such as <c>/metrics</c>: said by whoever knows the staff.</summary>
public sealed record OperatorAccess(Access Access);

public static class AccessSetup
{
    /// <summary>The areas register their schemes.</summary>
    public static void AddAccess(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<CredentialSchemes>();

    public static TBuilder Requires<TBuilder>(this TBuilder routes, Access access)
        where TBuilder : IEndpointConventionBuilder => routes.WithMetadata(access);

    /// <summary>
    /// After routing: proves the caller by the route's scheme and lets in whom the route admits; others get the
    /// scheme's refusal, or the area's 403.
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
                if (AccessTo(context, areas.Of(context)) is not { } access)
                {
                    return next(context);
                }

                var scheme = schemes.Value[access.Scheme];
                var proof = scheme.Prove(context);

                return proof.IsCompletedSuccessfully // who is known already: most are
                    ? Enter(context, next, access, scheme, proof.Result)
                    : EnterLater(context, next, access, scheme, proof);
            }
        );

        async Task EnterLater(
            HttpContext context,
            RequestDelegate next,
            Access access,
            CredentialScheme scheme,
            ValueTask<Proof> proof
        ) => await Enter(context, next, access, scheme, await proof);

        Task Enter(HttpContext context, RequestDelegate next, Access access, CredentialScheme scheme, Proof proof)
        {
            if (proof.Caller is { } caller)
            {
                context.User = new CallerPrincipal(caller, scheme.Name);
            }

            return access.Lets(context, proof) ? next(context)
                : proof.Refusal is { } refusal ? new CredentialsRefused(scheme, refusal).ExecuteAsync(context)
                : areas.Of(context).Refuse(context, new Refusal(RefusalKind.Forbidden));
        }
    }

    /// <summary>Null: nothing is asked. An unknown path is told at once, except where the area proves first.</summary>
    private static Access? AccessTo(HttpContext context, Area area) =>
        context.GetEndpoint() switch
        {
            null => area.ProvesFirst ? Access.Proved(area.Scheme!) : null,
            var open when open.Metadata.GetMetadata<IAllowAnonymous>() is not null => null,
            var route => route.Metadata.GetMetadata<Access>()
                ?? throw new InvalidOperationException($"{route.DisplayName} does not say who may call it."),
        };
}
