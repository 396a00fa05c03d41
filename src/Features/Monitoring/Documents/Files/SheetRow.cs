namespace Platform.Features.Monitoring;

/// <summary>A line of a file, its cells trimmed. Blank lines are none.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Cells">May be fewer than the header has.</param>
public readonly record struct SheetRow(int Line, string[] Cells);
