using Microsoft.AspNetCore.Http.Features;

namespace Platform.Features.Dba;

/// <summary>Values of parameters as people write them into a form or on a command line.</summary>
public static class SentValues
{
    /// <summary>Of one value.</summary>
    public const int MostCharacters = 10_000;

    /// <summary>Of all values together, percent-encoded.</summary>
    private const int MostBytes = 512 * 1024;

    private const string EmptyText = "''";

    /// <summary>Empty is null, two quotes are the empty text; anything else is itself.</summary>
    public static string? Read(string written) =>
        written.Length == 0 ? null
        : written == EmptyText ? ""
        : written;

    /// <summary>The fields of a form; of a repeated one the last.</summary>
    /// <exception cref="RefusedException">It is not UTF-8, or has too many fields.</exception>
    public static async Task<Dictionary<string, string?>> Read(HttpRequest request, CancellationToken stop)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);

        return FormText
            .Read(body.ToArray())
            .ToDictionary(field => field.Key, field => Read(field.Value[^1] ?? ""), StringComparer.Ordinal);
    }

    /// <summary>The other way round.</summary>
    public static string Written(string? value) =>
        value is null ? ""
        : value.Length == 0 ? EmptyText
        : value;

    /// <summary>What is wrong with the names and lengths of what was sent; null: nothing.</summary>
    public static string? Problem(IReadOnlyDictionary<string, string?> sent, Statement statement) =>
        sent.Keys.FirstOrDefault(name => !statement.Parameters.Contains(name)) is { } unknown
            ? $"{statement.Name} has no parameter {(unknown.Length > 100 ? unknown[..100] + "…" : unknown)}."
        : sent.FirstOrDefault(value => value.Value?.Length > MostCharacters) is { Key: { } name }
            ? $"{name} is longer than {MostCharacters} characters."
        : sent.FirstOrDefault(value => value.Value?.Contains('\0') == true) is { Key: { } broken }
            ? $"{broken} holds a character that no text may hold."
        : null;

    /// <summary>In the order of the parameters: what was sent, else the sample of the file, else null.</summary>
    public static IReadOnlyDictionary<string, string?> Of(
        IReadOnlyDictionary<string, string?> sent,
        Statement statement
    )
    {
        var samples = StatementSamples.Of(statement.Name);

        return statement.Parameters.ToDictionary(
            name => name,
            name => sent.TryGetValue(name, out var value) ? value : samples.GetValueOrDefault(name),
            StringComparer.Ordinal
        );
    }
}
