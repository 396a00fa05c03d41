namespace Platform.Infrastructure.Configuration;

/// <summary>The connection strings of the settings.</summary>
public static class ConnectionNames
{
    /// <summary>The database itself; empty: the service runs one of its own.</summary>
    public const string Platform = "Platform";

    /// <summary>A pooler before it, for requests.</summary>
    public const string Pooler = "Pooler";

    /// <summary>A standby of it, for what requests only read; where there is a pooler, through that.</summary>
    public const string Standby = "Standby";

    public static readonly IReadOnlyList<string> All = [Platform, Pooler, Standby];

    /// <summary>Null: it is empty.</summary>
    public static string? ConnectionTo(this IConfiguration configuration, string name) =>
        configuration.GetConnectionString(name) is { Length: > 0 } text ? text : null;
}
