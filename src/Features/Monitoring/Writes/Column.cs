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

    /// <summary>The largest number and, negative, the smallest.</summary>
    public double Bound { get; init; } = double.MaxValue;

    /// <summary>Sent on insert or update, it is ignored: the service sets it. A delete may name it.</summary>
    public bool IsServerSet { get; init; }

    public static Column ServerSet(string name, FieldKind kind = FieldKind.Text) =>
        new(name, kind) { IsServerSet = true };
}
