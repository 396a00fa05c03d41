using Microsoft.AspNetCore.Http.Features;

namespace Platform.Infrastructure.Http;

/// <summary>
/// Requests of the areas ask the service's own provider. Nothing in a slice lives as long as one request, and a scope
/// made for each costs as much as all that is checked of its caller (docs/performance.md). Pages of the framework, which
/// do keep things for a request, get their scope.
/// </summary>
internal sealed class OneProvider(IServiceProvider services) : IServiceProvidersFeature
{
    public IServiceProvider RequestServices
    {
        get => services;
        set => throw new NotSupportedException("All requests of the areas share the service's provider.");
    }
}
