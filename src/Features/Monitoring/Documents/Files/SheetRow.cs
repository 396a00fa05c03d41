namespace Platform.Features.Monitoring;

/// <summary>A line of a file. Blank lines are none.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Cells">At most up to the last that is filled, but for a header; may be fewer than that has.</param>
public readonly record struct SheetRow(int Line, SheetCell[] Cells);

/// <summary>A cell. The default is a blank one.</summary>
public readonly struct SheetCell
{
    /// <summary>A formula that no program has calculated yet: what it would show is in no file.</summary>
    public static readonly SheetCell Uncalculated = new("", null, true);

    private readonly string? _shown;
    private readonly string? _number;

    /// <param name="shown">As people see it, trimmed.</param>
    /// <param name="number">Null: what is shown says it in full.</param>
    public SheetCell(string shown, string? number = null)
        : this(shown, number, false) { }

    private SheetCell(string shown, string? number, bool isUncalculated)
    {
        _shown = shown;
        _number = number;
        IsUncalculated = isUncalculated;
    }

    /// <summary>What codes, dates and names say.</summary>
    public string Shown => _shown ?? "";

    /// <summary>What a value says: of a number that is shown rounded, or with a currency, the number itself.</summary>
    public string Value => _number ?? Shown;

    public bool IsUncalculated { get; }

    public bool IsBlank => Value.Length == 0 && !IsUncalculated;
}
