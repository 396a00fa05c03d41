using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

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

/// <summary>Token buckets per caller and per address; a refused request gets the area's 429 with <c>Retry-After</c>.</summary>
public static class RateLimits
{
    /// <summary>The policy of log-in and registration.</summary>
    public const string LogIn = "log-in";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var options = builder.Options<RateLimitOptions>("RateLimits");

        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                context.User is CallerPrincipal caller
                    ? Bucket("caller " + caller.Caller.LogName, options.PerCaller)
                    : Bucket("address " + context.Connection.RemoteIpAddress, options.PerAddress)
            );
            limiter.AddPolicy(LogIn, context => Bucket("log-in " + context.Connection.RemoteIpAddress, options.LogIns));
            limiter.OnRejected = (rejected, _) => new ValueTask(Refuse(rejected.HttpContext, rejected.Lease));
        });
    }

    /// <summary>
    /// For a scheme that is about to answer 401, which it does before the limiter's turn: takes from the address's
    /// bucket, and answers 429 when that is empty.
    /// </summary>
    /// <returns>True when the request is answered.</returns>
    public static async Task<bool> RefusesChallenge(HttpContext context)
    {
        var limiter = context.RequestServices.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        using var lease = limiter.AttemptAcquire(context);
        if (!lease.IsAcquired)
        {
            await Refuse(context, lease);
        }

        return !lease.IsAcquired;
    }

    private static Task Refuse(HttpContext context, RateLimitLease lease)
    {
        context.Response.Headers.RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? Math.Ceiling(after.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "1";
        var area = context.RequestServices.GetRequiredService<Areas>().Of(context);

        return area.Refuse(context, new Refusal(RefusalKind.TooManyRequests));
    }

    private static RateLimitPartition<string> Bucket(string key, int perMinute) =>
        perMinute == 0
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(
                key,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perMinute,
                    TokensPerPeriod = Math.Max(1, perMinute / 60),
                    // Fewer than one a second: a token every few seconds, not one every second.
                    ReplenishmentPeriod = perMinute < 60 ? TimeSpan.FromMinutes(1) / perMinute : Period,
                    QueueLimit = 0,
                }
            );
}
