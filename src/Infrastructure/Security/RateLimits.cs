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

    /// <summary>
    /// For what costs a password hash: log-ins by address and account, so that nobody shuts others behind the same address
    /// out, with ten times as many for the address in all; registrations by address, changes of the own account by account.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int LogIns { get; set; } = 60;
}

/// <summary>On routes that check or make a password: their own limit, per caller or, for somebody unknown, per address.</summary>
public sealed record CostsPasswordHash;

/// <summary>
/// On routes of an area with limits of its own, beside those of the house: by the name of an <see cref="AllowanceLimit"/>.
/// Of several the last counts, so that a route has another than its group.
/// </summary>
public sealed record Allowance(string Name);

/// <summary>So many requests in a window, for each caller, or for each address of somebody unknown.</summary>
/// <param name="Name">As routes say it.</param>
/// <param name="Requests">0: no limit.</param>
/// <param name="Window">Of fixed length.</param>
public sealed record AllowanceLimit(string Name, int Requests, TimeSpan Window);

/// <summary>On routes whose work is long: so many at a time for one caller.</summary>
/// <param name="Most">On a node.</param>
/// <param name="Counts">Which requests of the route are meant; null: all.</param>
public sealed record AtOnce(int Most, Func<HttpContext, bool>? Counts = null);

/// <summary>
/// Token buckets per caller and per address; what is counted is told how much is left (<see cref="RateLimitHeaders"/>), and
/// a refused request gets the area's 429 with <c>Retry-After</c>.
/// </summary>
public sealed class RateLimits(RateLimitOptions options, IEnumerable<AllowanceLimit> allowances) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<HttpContext> _requests = PartitionedRateLimiter.Create<HttpContext, Key>(
        context =>
            Key.Of(context) is { Caller: not null } caller
                ? Bucket(caller, options.PerCaller)
                : Bucket(Key.OfAddress(context), options.PerAddress)
    );

    private readonly PartitionedRateLimiter<HttpContext> _passwords = PartitionedRateLimiter.Create<HttpContext, Key>(
        context => Bucket(Key.Of(context), options.LogIns)
    );

    /// <summary>All log-ins of an address: many people may share one.</summary>
    private readonly PartitionedRateLimiter<HttpContext> _logInsOfAddress = PartitionedRateLimiter.Create<
        HttpContext,
        Key
    >(context => Bucket(Key.OfAddress(context), LogInsOf(options)));

    private readonly PartitionedRateLimiter<Key> _logIns = PartitionedRateLimiter.Create<Key, Key>(tried =>
        Bucket(tried, options.LogIns)
    );

    private readonly Dictionary<string, Windows> _allowances = allowances
        .Where(limit => limit.Requests > 0)
        .ToDictionary(
            limit => limit.Name,
            limit => new Windows(limit, PartitionedRateLimiter.Create<Key, Key>(key => Window(key, limit))),
            StringComparer.Ordinal
        );

    private readonly PartitionedRateLimiter<HttpContext> _atOnce = PartitionedRateLimiter.Create<HttpContext, Key>(
        context =>
            RateLimitPartition.GetConcurrencyLimiter(
                Key.Of(context),
                _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = context.GetEndpoint()!.Metadata.GetRequiredMetadata<AtOnce>().Most,
                    QueueLimit = 0,
                }
            )
    );

    /// <summary>The request's way through the limits, after <see cref="Access"/>.</summary>
    public Task Pass(HttpContext context, RequestDelegate next)
    {
        var refused =
            RefusedRequest(context)
            ?? (
                context.GetEndpoint()?.Metadata.GetMetadata<CostsPasswordHash>() is null
                    ? null
                    : Refused(_passwords, context, options.LogIns, context)
            )
            ?? (
                context.GetEndpoint()?.Metadata.GetMetadata<Allowance>() is { } allowance
                    ? Refused(allowance.Name, Key.Of(context), context)
                    : null
            );

        return refused is not null ? Refuse(context, refused)
            : context.GetEndpoint()?.Metadata.GetMetadata<AtOnce>() is { } few && few.Counts?.Invoke(context) != false
                ? PassOneOfFew(context, next)
            : next(context);
    }

    private async Task PassOneOfFew(HttpContext context, RequestDelegate next)
    {
        using var lease = _atOnce.AttemptAcquire(context);
        await (lease.IsAcquired ? next(context) : Refuse(context, lease));
    }

    /// <summary>For a request with wrong credentials: takes from its address, and answers 429 when that has had enough.</summary>
    /// <returns>True when the request is answered.</returns>
    public async Task<bool> RefusesAddress(HttpContext context)
    {
        var refused = RefusedRequest(context);
        if (refused is not null)
        {
            await Refuse(context, refused);
        }

        return refused is not null;
    }

    /// <summary>Before a password is checked: a refusal when this address has tried the account, or any, too often.</summary>
    public Refusal? LogIn(HttpContext context, string username)
    {
        var refused =
            Refused(
                _logIns,
                Key.OfAddress(context) with
                {
                    Caller = username.ToLowerInvariant(),
                },
                options.LogIns,
                context
            ) ?? Refused(_logInsOfAddress, context, LogInsOf(options), context);

        return refused is null ? null : TooMany(context, refused);
    }

    /// <summary>
    /// Takes from an area's limit in a handler, where only the body says of whom: a refusal when there was nothing left.
    /// </summary>
    /// <param name="context">The request, whose address counts.</param>
    /// <param name="allowance">The name of the limit.</param>
    /// <param name="subject">Counted for itself at each address, in any letter case; null: the address alone.</param>
    public Refusal? Take(HttpContext context, string allowance, string? subject = null) =>
        Refused(allowance, Key.OfAddress(context) with { Caller = subject?.ToLowerInvariant() }, context) is { } refused
            ? TooMany(context, refused)
            : null;

    public void Dispose()
    {
        foreach (var windows in _allowances.Values)
        {
            windows.Limiter.Dispose();
        }

        _requests.Dispose();
        _passwords.Dispose();
        _logIns.Dispose();
        _logInsOfAddress.Dispose();
        _atOnce.Dispose();
    }

    private RateLimitLease? RefusedRequest(HttpContext context) =>
        Refused(_requests, context, context.User is CallerPrincipal ? options.PerCaller : options.PerAddress, context);

    /// <summary>
    /// Takes a token from a bucket, and tells what is left in it; null when there was one. Nothing is given back, so nothing
    /// needs disposing.
    /// </summary>
    private static RateLimitLease? Refused<T>(
        PartitionedRateLimiter<T> limiter,
        T subject,
        int perMinute,
        HttpContext context
    )
    {
        var lease = limiter.AttemptAcquire(subject);
        if (perMinute > 0)
        {
            var left = limiter.GetStatistics(subject)!.CurrentAvailablePermits;
            RateLimitHeaders.Tell(context.Response, perMinute, left, SecondsUntilFull(perMinute, left));
        }

        return lease.IsAcquired ? null : lease;
    }

    /// <summary>The same of an area's limit, whose window begins anew within its length.</summary>
    private RateLimitLease? Refused(string allowance, Key key, HttpContext context)
    {
        if (!_allowances.TryGetValue(allowance, out var windows))
        {
            return null;
        }

        var lease = windows.Limiter.AttemptAcquire(key);
        var left = windows.Limiter.GetStatistics(key)!.CurrentAvailablePermits;
        var seconds = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : windows.Limit.Window;
        RateLimitHeaders.Tell(context.Response, windows.Limit.Requests, left, Whole(seconds));

        return lease.IsAcquired ? null : lease;
    }

    /// <summary>As fast as <see cref="Bucket"/> fills it.</summary>
    private static long SecondsUntilFull(int perMinute, long left) =>
        perMinute < 60
            ? Whole(TimeSpan.FromMinutes(1) / perMinute * (perMinute - left))
            : (perMinute - left + PerSecond(perMinute) - 1) / PerSecond(perMinute);

    private static int PerSecond(int perMinute) => Math.Max(1, perMinute / 60);

    private static long Whole(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);

    private static RateLimitPartition<Key> Window(Key key, AllowanceLimit limit) =>
        RateLimitPartition.GetFixedWindowLimiter(
            key,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = limit.Requests,
                Window = limit.Window,
                QueueLimit = 0,
            }
        );

    private static Task Refuse(HttpContext context, RateLimitLease lease) =>
        context.RequestServices.GetRequiredService<Areas>().Of(context).Refuse(context, TooMany(context, lease));

    private static Refusal TooMany(HttpContext context, RateLimitLease lease)
    {
        context.Response.Headers.RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? Whole(after).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "1";

        return new Refusal(RefusalKind.TooManyRequests);
    }

    private static RateLimitPartition<Key> Bucket(Key key, int perMinute) =>
        perMinute == 0
            ? RateLimitPartition.GetNoLimiter(Key.Anybody)
            : RateLimitPartition.GetTokenBucketLimiter(
                key,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = perMinute,
                    TokensPerPeriod = PerSecond(perMinute),
                    // Fewer than one a second: a token every few seconds, not one every second.
                    ReplenishmentPeriod = perMinute < 60 ? TimeSpan.FromMinutes(1) / perMinute : Second,
                    QueueLimit = 0,
                }
            );

    /// <summary>Of an address, for all accounts together.</summary>
    private static int LogInsOf(RateLimitOptions options) => (int)Math.Min(int.MaxValue, 10L * options.LogIns);

    private sealed record Windows(AllowanceLimit Limit, PartitionedRateLimiter<Key> Limiter);

    /// <summary>
    /// A caller, or the address of somebody unknown. No struct: for those the limiters are compiled anew at every start.
    /// </summary>
    private sealed record Key(string? Caller, IPAddress? Address)
    {
        public static readonly Key Anybody = new(null, null);

        public static Key Of(HttpContext context) =>
            context.User is CallerPrincipal proved ? new(proved.Caller.LimitKey, null) : OfAddress(context);

        public static Key OfAddress(HttpContext context) => new(null, context.Connection.RemoteIpAddress);
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
