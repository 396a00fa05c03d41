namespace Platform.Features.Casework;

/// <summary>What a field holds, as the metadata call it; it decides how values are read, compared and written.</summary>
public enum FieldType
{
    Id,
    Reference,

    /// <summary>The number of an option.</summary>
    Option,

    /// <summary>The letters of an option.</summary>
    Code,

    /// <summary>A boolean; Y or N outside.</summary>
    YesNo,

    /// <summary>Compared as a whole.</summary>
    Text,

    /// <summary>Searched for a part.</summary>
    LongText,
    Date,

    /// <summary>The wall clock of the organisation.</summary>
    DateTime,

    /// <summary>When the service did something; UTC outside.</summary>
    Stamp,
    Integer,
    Decimal,

    /// <summary>Several options.</summary>
    List,
}

/// <summary>What may be done with a field.</summary>
[Flags]
public enum FieldUse
{
    None = 0,

    /// <summary>It can be chosen with <c>field/</c>.</summary>
    Select = 1,

    /// <summary>It is there where nothing is chosen.</summary>
    Default = Shown | Select,

    /// <inheritdoc cref="Default"/>
    Shown = 2,

    /// <summary>It narrows what is found.</summary>
    Filter = 4,

    /// <summary>Records are counted by it: as dimension and as metric.</summary>
    Count = 8,

    /// <summary>As a dimension alone: days, weeks, months.</summary>
    Dimension = 16,

    /// <summary>It may be written.</summary>
    Write = 32,

    /// <summary>It may be written when the record is made, and never again.</summary>
    WriteOnce = 64,

    /// <summary>A new record needs it.</summary>
    Mandatory = 128,

    /// <summary>It may not be emptied.</summary>
    Kept = 256,
}

public static class FieldTypes
{
    /// <summary>As the metadata spell it.</summary>
    public static string NameOf(FieldType type) =>
        type switch
        {
            FieldType.YesNo => "yes_no",
            FieldType.LongText => "long_text",
            _ => type.ToString().ToLowerInvariant(),
        };

    /// <summary>Whether <c>null</c> is no text that the field could hold, and so means that it has no value.</summary>
    public static bool MayBeAskedForNone(FieldType type) =>
        type is not (FieldType.Text or FieldType.LongText or FieldType.Code);

    /// <summary>Whether a value may be <c>from,to</c>.</summary>
    public static bool HasRanges(FieldType type) =>
        type is FieldType.Date or FieldType.DateTime or FieldType.Stamp or FieldType.Integer or FieldType.Decimal;
}
