namespace Platform.Features.Dba;

/// <summary>The statements of the service by name, and what their files say of them.</summary>
public static class KnownStatements
{
    /// <summary>In any letter case; null: there is none.</summary>
    public static string? Find(string name) =>
        Statement.All.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first word of the names, sorted.</summary>
    public static IReadOnlyList<string> Areas { get; } =
    [.. Statement.All.Select(AreaOf).Distinct().Order(StringComparer.Ordinal)];

    public static string AreaOf(string name) => name[..name.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The first sentence of the file's comment.</summary>
    public static string PurposeOf(string name)
    {
        var comment = string.Join(
            ' ',
            Statement
                .Source(name)
                .Split('\n')
                .TakeWhile(line => line.StartsWith("-- ", StringComparison.Ordinal))
                .Where(line => !line.StartsWith("-- psql ", StringComparison.Ordinal))
                .Select(line => line[3..])
        );
        var end = comment.IndexOf(". ", StringComparison.Ordinal);

        return end < 0 ? comment : comment[..(end + 1)];
    }
}
