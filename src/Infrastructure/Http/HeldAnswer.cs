using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Platform.Infrastructure.Http;

/// <summary>
/// The answer to a request, held back in memory until it is known whether it counts. Only for answers of one object, which
/// are small. What is not sent is undone: headers and status are again as they were.
/// </summary>
public sealed class HeldAnswer : IDisposable
{
    private readonly HttpContext _context;
    private readonly IHttpResponseBodyFeature _wire;
    private readonly MemoryStream _body = new();
    private readonly StreamResponseBodyFeature _held;
    private readonly Dictionary<string, StringValues> _before;
    private bool _isSent;

    public HeldAnswer(HttpContext context)
    {
        _context = context;
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
    public async Task<ReadOnlyMemory<byte>> Body()
    {
        await _held.CompleteAsync();

        return _body.GetBuffer().AsMemory(0, (int)_body.Length);
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
