using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Security;

namespace Platform.Tests.Contract;

/// <summary>All routes on one page. A change here is a change of the contract or of who may call it.</summary>
public sealed class RouteTableTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public Task Every_route_with_its_policy() => Verify(string.Join('\n', Routes().Order(StringComparer.Ordinal)));

    /// <summary>The methods that a path does not serve are told to whoever may call one that it does.</summary>
    [Fact]
    public void Other_methods_have_the_access_of_their_path()
    {
        var paths = Endpoints()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not null)
            .ToLookup(PathOf);

        foreach (var path in paths)
        {
            var others = path.Where(endpoint => endpoint.Metadata.GetMetadata<ServesNothing>() is not null);
            var served = path.Where(endpoint => endpoint.Metadata.GetMetadata<ServesNothing>() is null).ToList();

            served.ShouldNotBeEmpty(path.Key);
            Policy(others.ShouldHaveSingleItem(path.Key))
                .ShouldBe(
                    served.All(endpoint =>
                        Policy(endpoint) == "anonymous"
                        || endpoint.Metadata.GetMetadata<Access>() is { IsOptional: true }
                    )
                        ? "anonymous"
                        : served
                            .Select(endpoint => endpoint.Metadata.GetMetadata<Access>()?.Scheme)
                            .OfType<string>()
                            .Distinct()
                            .ShouldHaveSingleItem(path.Key),
                    path.Key
                );
        }
    }

    private static string PathOf(RouteEndpoint endpoint) =>
        string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(segment =>
                segment.Parts switch
                {
                    [RoutePatternLiteralPart literal] => literal.Content,
                    [RoutePatternParameterPart { IsCatchAll: true }] => "{**}",
                    _ => "{}",
                }
            )
        );

    private IEnumerable<RouteEndpoint> Endpoints() =>
        api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<string> Routes() =>
        from endpoint in Endpoints()
        where endpoint.Metadata.GetMetadata<ServesNothing>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]
        let operation = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.DisplayName
        select $"{"/" + endpoint.RoutePattern.RawText!.TrimStart('/'), -72} {method, -6} {operation, -40} {Policy(endpoint)}";

    private static string Policy(RouteEndpoint endpoint)
    {
        var policies = endpoint.Metadata.GetOrderedMetadata<Access>().Select(access => access.Name).ToList();

        return endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous"
            : policies.Count == 0 ? "UNDECIDED"
            : string.Join(" + ", policies);
    }
}
