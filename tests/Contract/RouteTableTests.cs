using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Security;

namespace Platform.Tests.Contract;

/// <summary>All routes on one page. A change here is a change of the contract or of who may call it.</summary>
public sealed class RouteTableTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public Task Every_route_with_its_policy() => Verify(string.Join('\n', Routes().Order(StringComparer.Ordinal)));

    private IEnumerable<string> Routes() =>
        from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
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
