using System.Text.RegularExpressions;
using FluentMigrator;

namespace Platform.Infrastructure.Data;

/// <summary>
/// A migration whose two directions are the <c>.up.sql</c> and <c>.down.sql</c> beside it. A function that a table
/// needs at its birth is run there from its own file, by the line that does it in psql too:
/// <c>\ir functions/monitoring/sum_of.sql</c>.
/// </summary>
public abstract partial class SqlMigration : Migration
{
    private const string Prefix = "migrations.";
    private const string UpSuffix = ".up.sql";

    /// <summary>The names of all.</summary>
    public static IEnumerable<string> All =>
        from resource in typeof(SqlMigration).Assembly.GetManifestResourceNames()
        where
            resource.StartsWith(Prefix, StringComparison.Ordinal)
            && resource.EndsWith(UpSuffix, StringComparison.Ordinal)
        select resource[Prefix.Length..^UpSuffix.Length];

    public override void Up() => Execute.Sql(Script("up"));

    public override void Down() => Execute.Sql(Script("down"));

    private string Script(string direction) =>
        Include()
            .Replace(
                FunctionFiles.TextOf($"{Prefix}{GetType().Name}.{direction}.sql"),
                include =>
                    FunctionFiles.Commented(
                        FunctionFiles.TextOf(
                            $"{FunctionFiles.Prefix}{include.Groups["name"].Value.Replace('/', '.')}.sql"
                        )
                    )
            );

    [GeneratedRegex(@"^\\ir functions/(?<name>\w+/\w+)\.sql$", RegexOptions.Multiline, 1000)]
    private static partial Regex Include();
}
