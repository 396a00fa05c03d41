using System.Buffers.Text;
using System.Text;
using Npgsql;

namespace Platform.Infrastructure.Http;

/// <summary>
/// What a column is called in an answer. A column of ids may be written as text around the id, as in
/// <c>region.id as "resource_uri=/api/v2/region/{}/"</c>: for PostgreSQL, making that text costs as much as several columns.
/// </summary>
internal sealed class ColumnName
{
    private const string Id = "{}";

    private readonly byte[]? _before;
    private readonly byte[] _after = [];

    private ColumnName(string key) => Key = key;

    private ColumnName(string key, string before, string after)
    {
        Key = key;
        _before = Encoding.UTF8.GetBytes(before);
        _after = Encoding.UTF8.GetBytes(after);
    }

    public string Key { get; }

    public bool IsAroundId => _before is not null;

    /// <summary>Bytes that the text has at most.</summary>
    public int Longest => _before!.Length + "-2147483648".Length + _after.Length;

    /// <param name="column">Of the reader.</param>
    /// <param name="key">What it is called instead, whatever is in it; null: as the statement says.</param>
    public static ColumnName Of(NpgsqlDataReader reader, int column, string? key)
    {
        var alias = reader.GetName(column);
        var mark = alias.IndexOf('=', StringComparison.Ordinal);
        if (key is not null || mark < 0)
        {
            return new(key ?? alias);
        }

        var place = alias.IndexOf(Id, mark, StringComparison.Ordinal);

        return new(alias[..mark], alias[(mark + 1)..place], alias[(place + Id.Length)..]);
    }

    /// <summary>Writes the text; gives the bytes written.</summary>
    public int Write(int id, Span<byte> target)
    {
        _before.CopyTo(target);
        Utf8Formatter.TryFormat(id, target[_before!.Length..], out var digits);
        _after.CopyTo(target[(_before.Length + digits)..]);

        return _before.Length + digits + _after.Length;
    }
}
