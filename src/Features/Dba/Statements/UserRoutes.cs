namespace Platform.Features.Dba;

/// <summary>Who runs a statement, with the routes by which they are asked.</summary>
/// <param name="Kind">See <see cref="StatementUser"/>.</param>
/// <param name="Name">For example <c>Sync.UpsertTherapists</c>.</param>
/// <param name="Routes">Method and path.</param>
public sealed record UserRoutes(string Kind, string Name, IReadOnlyList<string> Routes)
{
    /// <param name="statement">A known one.</param>
    /// <param name="endpoints">Of this service: areas that are off have none.</param>
    public static IReadOnlyList<UserRoutes> Of(string statement, EndpointDataSource endpoints)
    {
        var routes = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint =>
                (Endpoint: endpoint, Name: endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
            )
            .Where(route => route.Name is not null)
            .ToLookup(
                route => string.Join('.', route.Name!.Split('.').Take(2)),
                route => route.Endpoint,
                StringComparer.Ordinal
            );

        return
        [
            .. StatementUsers
                .Of(statement)
                .Select(user => new UserRoutes(
                    user.Kind,
                    user.Name,
                    [.. routes[user.Name].SelectMany(Paths).Distinct().Order(StringComparer.Ordinal)]
                )),
        ];
    }

    private static IEnumerable<string> Paths(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method =>
            $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"
        );
}
