using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Threading.RateLimiting;

namespace Platform.Infrastructure.Security;

/// <summary>Section <c>RateLimits</c> of the settings: requests a minute; 0 switches a limit off.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Per account.</summary>
    [Range(0, int.MaxValue)]
    public int PerCaller { get; set; } = 60_000;

    /// <summary>Per address, for requests whose caller is unknown: anonymous ones and wrong credentials.</summary>
    [Range(0, int.MaxValue)]
    public int PerAddress { get; set; } = 3_000;

    /// <summary>Per address, for log-in and registration, which cost a password hash.</summary>
    [Range(0, int.MaxValue)]
    public int LogIns { get; set; } = 60;
}

/// <summary>On routes that check or make a password: their own limit per address.</summary>
public sealed record CostsPasswordHash;

/// <summary>Token buckets per caller and per address; a refused request gets the area's 429 with <c>Retry-After</c>.</summary>
public sealed class RateLimits(RateLimitOptions options) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<HttpContext> _requests = PartitionedRateLimiter.Create<HttpContext, Key>(
        context =>
            context.User is CallerPrincipal caller
                ? Bucket(new Key(caller.Caller.AccountId, null), options.PerCaller)
                : Bucket(Key.Of(context), options.PerAddress)
    );

    private readonly PartitionedRateLimiter<HttpContext> _passwords = PartitionedRateLimiter.Create<HttpContext, Key>(
        context => Bucket(Key.Of(context), options.LogIns)
    );

    /// <summary>The request's way through the limits, after <see cref="Access"/>.</summary>
    public Task Pass(HttpContext context, RequestDelegate next)
    {
        var refused =
            Refused(_requests, context)
            ?? (
                context.GetEndpoint()?.Metadata.GetMetadata<CostsPasswordHash>() is null
                    ? null
                    : Refused(_passwords, context)
            );

        return refused is null ? next(context) : Refuse(context, refused);
    }

    /// <summary>For a request with wrong credentials: takes from its address, and answers 429 when that has had enough.</summary>
    /// <returns>True when the request is answered.</returns>
    public async Task<bool> RefusesAddress(HttpContext context)
    {
        var refused = Refused(_requests, context);
        if (refused is not null)
        {
            await Refuse(context, refused);
        }

        return refused is not null;
    }

    public void Dispose()
    {
        _requests.Dispose();
        _passwords.Dispose();
    }

    /// <summary>Takes a token; null when there was one. Nothing is given back, so nothing needs disposing.</summary>
    private static RateLimitLease? Refused(PartitionedRateLimiter<HttpContext> limiter, HttpContext context)
    {
        var lease = limiter.AttemptAcquire(context);

        return lease.IsAcquired ? null : lease;
    }

    private static Task Refuse(HttpContext context, RateLimitLease lease)
    {
        context.Response.Headers.RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? Math.Ceiling(after.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "1";
        var area = context.RequestServices.GetRequiredService<Areas>().Of(context);

        return area.Refuse(context, new Refusal(RefusalKind.TooManyRequests));
    }

    private static RateLimitPartition<Key> Bucket(Key key, int perMinute) =>
        perMinute == 0
            ? RateLimitPartition.GetNoLimiter(default(Key))
            : RateLimitPartition.GetTokenBucketLimiter(
                key,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perMinute,
                    TokensPerPeriod = Math.Max(1, perMinute / 60),
                    // Fewer than one a second: a token every few seconds, not one every second.
                    ReplenishmentPeriod = perMinute < 60 ? TimeSpan.FromMinutes(1) / perMinute : Second,
                    QueueLimit = 0,
                }
            );

    /// <summary>An account, or the address of somebody unknown.</summary>
    private readonly record struct Key(long AccountId, IPAddress? Address)
    {
        public static Key Of(HttpContext context) => new(0, context.Connection.RemoteIpAddress);
    }
}

public static class RateLimitsSetup
{
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Options<RateLimitOptions>("RateLimits"));
        builder.Services.AddSingleton<RateLimits>();
    }

    public static void UseRateLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<RateLimits>();

        app.Use((context, next) => limits.Pass(context, next));
    }
}
