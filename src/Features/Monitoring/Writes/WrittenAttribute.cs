namespace Platform.Features.Monitoring;

/// <summary>A POST may send it, and lists may be filtered by it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WrittenAttribute : FiltersAttribute
{
    /// <summary>An insert must.</summary>
    public bool IsRequired { get; set; }

    /// <summary>Null and the empty text are accepted, though answers never show null: they stand for the default.</summary>
    public bool HasDefault { get; set; }

    /// <summary>The empty text is a value.</summary>
    public bool MayBeEmpty { get; set; }
}

/// <summary>The service sets it: a POST that sends it is not refused, a delete may name it, lists may be filtered by it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServerSetAttribute : FiltersAttribute;
