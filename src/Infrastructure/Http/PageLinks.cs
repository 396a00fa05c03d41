using System.Globalization;

namespace Platform.Infrastructure.Http;

/// <summary>
/// <c>Link</c> (RFC 8288) of lists whose bodies name no other page. A link is the request's own query with another place in
/// it, and nothing of the path: so it is right behind whatever proxy the request came through.
/// </summary>
public static class PageLinks
{
    /// <summary>What proxies take of headers is little more in all. A longer request is told no other page.</summary>
    private const int MostSigns = 4096;

    private const string Words =
        "Other pages, relative to the request: `<?limit=20&offset=40>; rel=\"next\"`; of `first`, `prev`, `next` and `last` "
        + "those that there are.";

    /// <summary>For the document.</summary>
    public static readonly AnswerHeader Described = new(StatusCodes.Status200OK, "Link", Words, IsAlwaysSent: false);

    /// <summary>Of a list that is asked for by how many rows come before.</summary>
    /// <param name="context">Whose answer has not begun.</param>
    /// <param name="offset">Rows before.</param>
    /// <param name="limit">Rows on a page; 0: all.</param>
    /// <param name="total">Rows in all.</param>
    /// <param name="parameter">By which it is asked.</param>
    public static void ByOffset(HttpContext context, long offset, long limit, long total, string parameter = "offset")
    {
        if (limit < 1 || (offset == 0 && total <= limit))
        {
            return;
        }

        var before = offset % limit; // pages need not begin with a whole one
        var last = total > before ? before + ((total - 1 - before) / limit * limit) : 0;
        Tell(
            context,
            [parameter],
            ("first", parameter, 0),
            offset > 0 ? ("prev", parameter, Math.Max(0, Math.Min(offset - limit, last))) : null,
            offset < total - limit ? ("next", parameter, offset + limit) : null,
            ("last", parameter, last)
        );
    }

    /// <summary>Of a list that is asked for by the number of a page.</summary>
    /// <param name="context">Whose answer has not begun.</param>
    /// <param name="page">From 1 on.</param>
    /// <param name="limit">Rows on a page.</param>
    /// <param name="total">Rows in all.</param>
    public static void ByNumber(HttpContext context, long page, long limit, long total)
    {
        var last = Math.Max(1, (total + limit - 1) / limit);
        if (page > 1 || page < last)
        {
            Tell(
                context,
                ["page"],
                ("first", "page", 1),
                page > 1 ? ("prev", "page", Math.Min(page - 1, last)) : null,
                page < last ? ("next", "page", page + 1) : null,
                ("last", "page", last)
            );
        }
    }

    /// <summary>The same where nobody counts the rows.</summary>
    public static void ByNumber(HttpContext context, long page, bool hasMore)
    {
        if (page > 1 || hasMore)
        {
            Tell(
                context,
                ["page"],
                ("first", "page", 1),
                page > 1 ? ("prev", "page", page - 1) : null,
                hasMore ? ("next", "page", page + 1) : null
            );
        }
    }

    /// <summary>Of a list that goes on after a row.</summary>
    /// <param name="context">Whose answer has not begun.</param>
    /// <param name="parameter">That names the row.</param>
    /// <param name="row">The last on this page.</param>
    /// <param name="without">Parameters that would say something else.</param>
    public static void After(HttpContext context, string parameter, long row, params string[] without) =>
        Tell(context, [parameter, .. without], ("next", parameter, row));

    /// <summary>The header, if it is not too long: each link repeats what was asked.</summary>
    public static void Set(HttpResponse response, string links)
    {
        if (links.Length <= MostSigns)
        {
            response.Headers.Link = links;
        }
    }

    private static void Tell(
        HttpContext context,
        string[] without,
        params (string Relation, string Parameter, long Value)?[] links
    )
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return; // what was asked in a body is in no link
        }

        var kept = (context.Request.QueryString.Value ?? "")
            .TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !without.Contains(Decoded(pair.Split('=')[0]), StringComparer.OrdinalIgnoreCase))
            .Select(pair =>
                pair.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
            )
            .ToArray();
        Set(
            context.Response,
            string.Join(
                ", ",
                links
                    .OfType<(string Relation, string Parameter, long Value)>()
                    .Select(link =>
                        $"<?{string.Join('&', [.. kept, Pair(link.Parameter, link.Value)])}>; rel=\"{link.Relation}\""
                    )
            )
        );
    }

    private static string Pair(string parameter, long value) =>
        string.Create(CultureInfo.InvariantCulture, $"{parameter}={value}");

    private static string Decoded(string name) => System.Net.WebUtility.UrlDecode(name);
}
