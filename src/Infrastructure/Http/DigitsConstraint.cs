namespace Platform.Infrastructure.Http;

/// <summary>Route constraint <c>digits</c>: one or more ASCII digits, of any length.</summary>
public sealed class DigitsConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext,
        IRouter? route,
        string routeKey,
        RouteValueDictionary values,
        RouteDirection routeDirection
    ) => values[routeKey] is string { Length: > 0 } text && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
