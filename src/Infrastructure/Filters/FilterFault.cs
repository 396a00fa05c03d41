namespace Platform.Infrastructure.Filters;

/// <summary>What is wrong with the values of a filter; each area has its own words for it.</summary>
public abstract record FilterFault
{
    private FilterFault() { }

    /// <summary>The text is no value of this kind.</summary>
    /// <param name="Kind">What is accepted.</param>
    /// <param name="Text">What was sent.</param>
    /// <param name="IsItem">One of a list, where it may not be empty.</param>
    public sealed record NotOfKind(FieldKind Kind, string Text, bool IsItem) : FilterFault;

    /// <summary>Two values are needed.</summary>
    public sealed record NotAPair(string Text) : FilterFault;

    /// <summary>A list is too long.</summary>
    public sealed record TooManyItems(int Items, int Most) : FilterFault;

    /// <summary>The same field and lookup came before, or several values where one is compared.</summary>
    public sealed record Repeated : FilterFault;
}
