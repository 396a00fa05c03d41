using System.Globalization;

namespace Platform.Infrastructure.Security;

/// <summary>What a request with a key was answered.</summary>
/// <param name="Fingerprint">Of the request.</param>
/// <param name="Status">A success.</param>
/// <param name="Headers">Those that belong to the answer, by name.</param>
/// <param name="Body">As it was written, before it was compressed.</param>
public sealed record Outcome(byte[] Fingerprint, int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>Where outcomes are kept for a day.</summary>
public interface IOutcomes
{
    /// <summary>What a caller's key was answered, or null.</summary>
    Task<Outcome?> Find(Database database, string caller, string key, CancellationToken stop);

    /// <summary>Holds the key until the transaction ends; false: another request holds it.</summary>
    Task<bool> Claim(Database transaction, string caller, string key, CancellationToken stop);

    /// <summary>Keeps what is answered, if the transaction is committed; else says when there is room for more of the caller's.</summary>
    Task<TimeSpan?> Keep(Database transaction, string caller, string key, Outcome outcome, CancellationToken stop);
}

/// <summary>
/// <c>Idempotency-Key</c>, where a route <see cref="TakesIdempotencyKey"/>: what is created and what is answered are
/// committed together, and whoever comes with the key again is answered the same (docs/decisions/0017).
/// </summary>
public static class IdempotencyKeys
{
    private const int LongestKey = 255;

    private static readonly Refusal Malformed = new(
        RefusalKind.Invalid,
        $"{IdempotencyKey.Header}: must be one text of 1 to {LongestKey} visible ASCII characters without quotes"
    )
    {
        Words =
            $"{IdempotencyKey.Header}: must be one text of 1 to {LongestKey} visible ASCII characters without quotes.",
    };

    private static readonly ComeAgain UnderWay = new(RefusalKind.Conflict, TimeSpan.FromSeconds(1))
    {
        Words = "A request with this Idempotency-Key is under way: repeat it in a moment.",
    };

    private static ComeAgain Full(TimeSpan after) =>
        new(RefusalKind.TooManyRequests, after)
        {
            Words =
                "As much is kept for your Idempotency-Keys as may be; nothing was written. Come again after Retry-After, when the "
                + "oldest is forgotten.",
        };

    public static void UseIdempotencyKeys(this WebApplication app)
    {
        var database = new Lazy<Database>(app.Services.GetRequiredService<Database>);
        var outcomes = new Lazy<IOutcomes>(app.Services.GetRequiredService<IOutcomes>);

        app.Use(
            (context, next) =>
                context.GetEndpoint()?.Metadata.GetMetadata<TakesIdempotencyKey>() is not null
                && context.Request.Headers.TryGetValue(IdempotencyKey.Header, out var sent)
                    ? Once(context, next, Read(sent), database.Value, outcomes.Value)
                    : next(context)
        );
    }

    private static async Task Once(
        HttpContext context,
        RequestDelegate next,
        string key,
        Database database,
        IOutcomes outcomes
    )
    {
        var stop = context.RequestAborted;
        var caller = CallerOf(context);
        await using var sent = new FingerprintedBody(context.Request);
        context.Request.Body = sent;
        if (await outcomes.Find(database, caller, key, stop) is { } known)
        {
            await Replay(context, known, await sent.Fingerprint(stop));

            return;
        }

        await using var request = database.BeginRequest();
        request.Before(stopping => sent.Fingerprint(stopping)); // nothing is held while a body still comes
        request.Check(
            async (inside, stopping) =>
            {
                if (!await outcomes.Claim(inside, caller, key, stopping))
                {
                    throw new RefusedException(UnderWay);
                }

                if (await outcomes.Find(inside, caller, key, stopping) is { } since)
                {
                    throw new KnownException(since);
                }
            }
        );
        try
        {
            await Commit(context, next, request, outcomes, caller, key, sent);
        }
        catch (RefusedException refused) when (refused.Refusal is ComeAgain again)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(again.After.TotalSeconds)
                .ToString(CultureInfo.InvariantCulture);
            throw;
        }
        catch (KnownException since)
        {
            await Replay(context, since.Outcome, await sent.Fingerprint(stop));
        }
    }

    /// <summary>A refusal is not kept: it made nothing, and may be none the next time.</summary>
    private static async Task Commit(
        HttpContext context,
        RequestDelegate next,
        RequestTransaction request,
        IOutcomes outcomes,
        string caller,
        string key,
        FingerprintedBody sent
    )
    {
        using var answer = new HeldAnswer(context, IdempotencyKey.Header);
        await next(context);
        var body = await answer.Body();
        if (request.IsOpen && context.Response.StatusCode is >= 200 and < 300)
        {
            var outcome = new Outcome(
                await sent.Fingerprint(CancellationToken.None),
                context.Response.StatusCode,
                answer.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
                body.ToArray()
            );
            if (await outcomes.Keep(request.Inside, caller, key, outcome, CancellationToken.None) is { } wait)
            {
                throw new RefusedException(Full(wait));
            }
        }

        await request.Commit();
        await answer.Send();
    }

    private static async Task Replay(HttpContext context, Outcome outcome, byte[] fingerprint)
    {
        if (!fingerprint.AsSpan().SequenceEqual(outcome.Fingerprint))
        {
            throw new RefusedException(new Refusal(RefusalKind.KeyOfAnother));
        }

        context.Response.StatusCode = outcome.Status;
        foreach (var (name, value) in outcome.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.Headers[IdempotencyKey.Replayed] = "true";
        await context.Response.BodyWriter.WriteAsync(outcome.Body, context.RequestAborted);
    }

    /// <summary>As callers are counted: whoever is nobody, by address.</summary>
    private static string CallerOf(HttpContext context) =>
        context.User is CallerPrincipal proved
            ? proved.Caller.LimitKey
            : $"address:{context.Connection.RemoteIpAddress}";

    /// <summary>The text of the draft's structured field, which most clients send without its quotes.</summary>
    private static string Read(Microsoft.Extensions.Primitives.StringValues sent)
    {
        var key = sent.Count == 1 ? sent[0]!.Trim() : "";
        if (key.Length > 1 && key[0] == '"' && key[^1] == '"')
        {
            key = key[1..^1];
        }

        return
            key.Length is > 0 and <= LongestKey && key.All(sign => sign is > ' ' and < '\x7f' and not '"' and not '\\')
            ? key
            : throw new RefusedException(Malformed);
    }

    /// <summary>It may be another time; then <c>Retry-After</c> says when.</summary>
    private sealed record ComeAgain(RefusalKind Kind, TimeSpan After) : Refusal(Kind);

    /// <summary>Somebody else came with the key and was done in the meantime.</summary>
    private sealed class KnownException(Outcome outcome) : Exception
    {
        public Outcome Outcome => outcome;
    }
}
