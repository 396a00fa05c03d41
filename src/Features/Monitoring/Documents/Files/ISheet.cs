namespace Platform.Features.Monitoring;

/// <summary>A file as lines of cells, whatever it is written in; may be gone through several times, one after the other.</summary>
internal interface ISheet : IDisposable
{
    /// <summary>Of the sheet that is read; null: the file has no such thing.</summary>
    string? Name { get; }

    /// <summary>The sheets that are not read, each with what it is: <c>Chart1 (chart)</c>.</summary>
    IReadOnlyList<string> Others { get; }

    /// <exception cref="DocumentRefusedException">It is not what it seems to be, or too large.</exception>
    IEnumerable<SheetRow> Rows();
}
