using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Platform.Infrastructure.Http;

/// <summary>
/// The answer to a request, held back in memory until it is known whether it counts. Only for answers of one object, which
/// are small. What is not sent is undone: headers and status are again as they were.
/// </summary>
/// <remarks>Where it is held for a header of the request, a longer one than any object needs is refused while it is being written.</remarks>
public sealed class HeldAnswer : IDisposable
{
    private readonly HttpContext _context;
    private readonly IHttpResponseBodyFeature _wire;
    private readonly HeldBytes _body;
    private readonly StreamResponseBodyFeature _held;
    private readonly Dictionary<string, StringValues> _before;
    private bool _isSent;

    /// <param name="context">Of the request.</param>
    /// <param name="reason">The header for which it is held, and for which it may not be long; null: it is held whole.</param>
    public HeldAnswer(HttpContext context, string? reason = null)
    {
        _context = context;
        _body = new HeldBytes(reason);
        _wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        _held = new StreamResponseBodyFeature(_body, _wire);
        _before = new(context.Response.Headers, StringComparer.OrdinalIgnoreCase);
        context.Features.Set<IHttpResponseBodyFeature>(_held);
    }

    /// <summary>What was set since.</summary>
    public IEnumerable<KeyValuePair<string, StringValues>> Headers =>
        _context.Response.Headers.Where(header =>
            !_before.TryGetValue(header.Key, out var before) || before != header.Value
        );

    /// <summary>All of the body, once it is written.</summary>
    /// <exception cref="RefusedException">It was longer than its bound, also where whoever wrote it went on.</exception>
    public async Task<ReadOnlyMemory<byte>> Body()
    {
        await _held.CompleteAsync();

        return _body.Whole();
    }

    /// <summary>Sends what is held.</summary>
    public async Task Send()
    {
        var body = await Body();
        Release();
        if (body.Length > 0) // a bare status gets its area's words further out
        {
            await _context.Response.BodyWriter.WriteAsync(body, _context.RequestAborted);
        }
    }

    /// <summary>Sends no body.</summary>
    public void SendHead() => Release();

    public void Dispose()
    {
        if (!_isSent)
        {
            Release();
            _context.Response.StatusCode = StatusCodes.Status200OK;
            _context.Response.Headers.Clear();
            foreach (var (name, value) in _before)
            {
                _context.Response.Headers[name] = value;
            }
        }

        _body.Dispose();
    }

    private void Release()
    {
        _isSent = true;
        _context.Features.Set(_wire);
    }
}

/// <summary>What is written of an answer that is held; more than its bound never gets into memory.</summary>
/// <param name="reason">The header for which it is held; null: there is no bound.</param>
internal sealed class HeldBytes(string? reason) : MemoryStream
{
    /// <summary>More than the answer for any single object.</summary>
    private const int Most = 16 * 1024 * 1024;

    private bool _isTooLong;

    public ReadOnlyMemory<byte> Whole() => _isTooLong ? throw TooLong() : GetBuffer().AsMemory(0, (int)Length);

    /// <summary>Every other way of writing a memory stream comes here.</summary>
    public override void Write(byte[] buffer, int offset, int count)
    {
        _isTooLong |= reason is not null && Length + count > Most;
        if (_isTooLong)
        {
            throw TooLong();
        }

        base.Write(buffer, offset, count);
    }

    public override void WriteByte(byte value) => Write([value], 0, 1);

    private RefusedException TooLong() =>
        new(
            new Refusal(RefusalKind.BodyTooLarge)
            {
                Words = $"The answer is too long for a request with {reason}; nothing was written.",
            }
        );
}
