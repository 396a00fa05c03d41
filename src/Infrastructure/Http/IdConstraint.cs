using System.Globalization;

namespace Platform.Infrastructure.Http;

/// <summary>Route constraint <c>id</c>: ASCII digits that a bigint holds; anything else is no such path.</summary>
public sealed class IdConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => long.TryParse(values[routeKey] as string, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
