namespace Platform.Features.Casework;

/// <summary>A field that an organisation added and shows to other systems.</summary>
public sealed record OwnField
{
    public long Id { get; init; }

    /// <summary>The extension database it is in.</summary>
    public long ExtDbId { get; init; }

    /// <summary><c>client</c> or <c>referral</c>.</summary>
    public string Parent { get; init; } = "";

    /// <summary><c>single</c>: a field of the parent itself; <c>multiple</c>: of records below it.</summary>
    public string Cardinality { get; init; } = "";

    /// <summary>The groups of users that may see its database; none: all.</summary>
    public long[] GroupIds { get; init; } = [];

    /// <summary>As other systems call it.</summary>
    public string Name { get; init; } = "";

    public string Label { get; init; } = "";

    /// <summary>As <c>casework.ext_field.field_type</c> spells it.</summary>
    public string FieldType { get; init; } = "";

    /// <summary>Of a text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Without it a record of the database is not complete.</summary>
    public bool IsForced { get; init; }
}
