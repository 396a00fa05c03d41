namespace Platform.Features.Monitoring;

/// <summary>A column that a POST may write.</summary>
/// <param name="Name">As in the body.</param>
/// <param name="Kind">Its type; values may come as text.</param>
public sealed record Column(string Name, FieldKind Kind)
{
    /// <summary>Must be there on insert and may never be null or empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Null and <c>""</c> mean null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>May be the empty text, though required.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Most characters, for text.</summary>
    public int MaxLength { get; init; } = 255;

    /// <summary>Accepted values, for text; empty: any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Sent, it is ignored: the service sets it.</summary>
    public bool IsServerSet { get; init; }

    /// <summary>Though the service sets it, a delete may name rows by it.</summary>
    public bool IsCondition { get; init; }

    public static Column ServerSet(string name) => new(name, FieldKind.Text) { IsServerSet = true };

    public static Column Condition(string name, FieldKind kind) =>
        new(name, kind)
        {
            IsServerSet = true,
            IsCondition = true,
            IsNullable = true,
        };
}
