namespace Platform.Infrastructure.Filters;

/// <summary>A member of an answer's record by which lists may be filtered.</summary>
/// <param name="column">The SQL expression, where it is not the column of that name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public class FiltersAttribute(string? column = null) : Attribute
{
    public string? Column => column;

    /// <summary>Compared instead where the value is a number.</summary>
    public string? Id { get; set; }

    /// <summary>The record of the resource to whose rows it refers.</summary>
    public Type? References { get; set; }
}

/// <summary>A member of an answer's record by which lists may be ordered.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrdersAttribute : Attribute;

/// <summary>A member of an answer's record into which a search looks.</summary>
/// <param name="column">The SQL expression, where it is not the column of that name.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SearchesAttribute(string? column = null) : Attribute
{
    public string? Column => column;

    /// <summary>Looked into only where this SQL condition holds: what the caller may not see is not found either.</summary>
    public string? When { get; set; }
}
