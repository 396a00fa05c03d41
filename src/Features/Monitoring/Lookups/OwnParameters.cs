namespace Platform.Features.Monitoring;

/// <summary>Requests without filters: the parameters are a few fixed ones, and anything else is a mistake.</summary>
internal static class OwnParameters
{
    private static readonly FieldCatalogue None = new();

    private static readonly string[] Global = ["limit", "offset", "format", "uri_format"];

    /// <summary>Page and format, with the parameters that nobody knows noted as problems.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isAll">Without a limit the page is everything.</param>
    /// <param name="names">What the slice reads itself.</param>
    public static ListRequest Read(HttpContext context, bool isAll, params string[] names)
    {
        string[] sent = [.. context.Request.Query.Keys];
        var list = isAll ? ListRequest.ReadAll(context, None, sent) : ListRequest.Read(context, None, sent);
        string[] known = [.. names.Union(Global).Order(StringComparer.Ordinal)];
        foreach (var name in sent.Where(name => name != "uri_display" && !known.Contains(name)))
        {
            list.Refuse(ErrorType.UnknownField, $"{name}: the parameters are {string.Join(", ", known)}");
        }

        return list;
    }

    /// <summary>True or false; absent: false.</summary>
    public static bool Flag(this ListRequest list, string name)
    {
        if (!list.Query.TryGetValue(name, out var values))
        {
            return false;
        }

        if (values.Count == 1 && FieldText.TryRead(FieldKind.Flag, values[0] ?? "", out var flag))
        {
            return (bool)flag;
        }

        list.Refuse(ErrorType.InvalidValue, $"{name}: '{values}' is not {Words.Accepted(FieldKind.Flag)}");

        return false;
    }
}
