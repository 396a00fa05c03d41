using System.Reflection;
using System.Security.Claims;

namespace Platform.Infrastructure.Security;

/// <summary>Who is behind a request: an account, an app, a user of a tenant. Each area derives what its slices ask for.</summary>
public abstract record Caller
{
    /// <summary>In the request log and the trace.</summary>
    public abstract string LogName { get; }

    /// <summary>Whose requests are counted together; unique over all kinds of callers.</summary>
    public abstract string LimitKey { get; }
}

/// <summary>Lets a handler ask for its kind of caller by parameter; nullable where the route is open.</summary>
public interface ICaller<TSelf> : IBindableFromHttpContext<TSelf>
    where TSelf : Caller, ICaller<TSelf>
{
    static ValueTask<TSelf?> IBindableFromHttpContext<TSelf>.BindAsync(HttpContext context, ParameterInfo parameter) =>
        new((context.User as CallerPrincipal)?.Caller as TSelf);
}

/// <summary>The proved caller as the framework's user.</summary>
public sealed class CallerPrincipal(Caller caller, string scheme)
    : ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, caller.LogName)], scheme))
{
    public Caller Caller { get; } = caller;
}
