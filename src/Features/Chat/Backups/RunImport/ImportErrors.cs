using System.Text.Json;

namespace Platform.Features.Chat;

/// <summary>What is wrong with a row of a file.</summary>
/// <param name="RowNumber">From 1; 0: the whole file.</param>
/// <param name="Field">As in the file; empty: the whole row.</param>
/// <param name="Value">As it was sent, shortened. Never a password or a token.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record ImportError(int RowNumber, string Field, string Value, string Message);

/// <summary>All that is wrong with a file: how much, and the first of it.</summary>
internal sealed class ImportErrors
{
    /// <summary>More are only counted.</summary>
    public const int Most = 100;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JsonDefaults.Writer.Encoder };

    private List<ImportError> _first = [];

    public long Count { get; private set; }

    /// <summary>In the order of the rows.</summary>
    public void Add(ImportError error)
    {
        Count++;
        if (_first.Count < Most)
        {
            _first.Add(error);
        }
    }

    /// <summary>What the database found: how much, and the first of it; null: nothing.</summary>
    public void AddPage(Page<ImportError>? found)
    {
        Count += found?.TotalCount ?? 0;
        _first = [.. _first.Concat(found?.Rows ?? []).OrderBy(error => error.RowNumber).Take(Most)];
    }

    public string Write() =>
        JsonSerializer.Serialize(
            new
            {
                Message = $"{Count} error(s), nothing imported",
                Data = _first.Select(error => new
                {
                    Row = error.RowNumber,
                    error.Field,
                    Value = Shown.Of(error.Value),
                    error.Message,
                }),
            },
            Json
        );
}
