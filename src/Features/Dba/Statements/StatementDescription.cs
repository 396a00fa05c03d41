using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Features.Dba;

/// <summary>A parameter with the value that the statement's file gives as a sample.</summary>
/// <param name="Name">Without the colon.</param>
/// <param name="Type">As the server says it.</param>
/// <param name="HasSample">Whether the file gives one; it may be null.</param>
/// <param name="Sample">As the server reads it.</param>
public sealed record SampledParameter(string Name, string Type, bool HasSample, string? Sample);

/// <summary>What is known of a statement without its cost.</summary>
/// <param name="Statement">Its name.</param>
/// <param name="Purpose">In a sentence.</param>
/// <param name="Writes">Then it is planned, but never run here.</param>
/// <param name="Slots">Where requests put filters and orders; it is planned without.</param>
/// <param name="Parameters">In the order of their numbers.</param>
/// <param name="Tables">Those that its text or its plan names.</param>
/// <param name="Indexes">Those that its plan for any parameters uses.</param>
/// <param name="Plan">For any parameters.</param>
public sealed record StatementDescription(
    string Statement,
    string Purpose,
    bool Writes,
    IReadOnlyList<string> Slots,
    IReadOnlyList<SampledParameter> Parameters,
    IReadOnlyList<string> Tables,
    IReadOnlyList<string> Indexes,
    IReadOnlyList<string> Plan
);

/// <summary>Asks files, code and server about a statement.</summary>
public static partial class StatementDescriptions
{
    private static readonly Statement Relations = Statement.Named("Dba/TouchedRelations");

    /// <param name="name">A known one.</param>
    /// <param name="database">For the names of tables.</param>
    /// <param name="source">A connection of it is used once: prepared statements stay on it.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<StatementDescription> Of(
        string name,
        Database database,
        NpgsqlDataSource source,
        CancellationToken stop
    )
    {
        var statement = Statement.Named(name);
        var planned = statement.Unfilled();
        var samples = StatementSamples.Of(name);
        var known = (await database.Many<string>(Relations, null, stop)).ToHashSet(StringComparer.Ordinal);
        await using var connection = await source.OpenConnectionAsync(stop);
        var parameters = await StatementPlans.Parameters(connection, planned, stop);
        var plan = await StatementPlans.ForAny(connection, planned, stop);

        return new(
            name,
            KnownStatements.PurposeOf(name),
            statement.Writes,
            [.. statement.Slots.Distinct()],
            [
                .. parameters.Select(parameter => new SampledParameter(
                    parameter.Name,
                    parameter.Type,
                    samples.ContainsKey(parameter.Name),
                    samples.GetValueOrDefault(parameter.Name)
                )),
            ],
            [
                .. QualifiedName()
                    .Matches(statement.Text)
                    .Select(found => found.Value)
                    .Where(known.Contains)
                    .Concat(plan.Tables)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            plan.Indexes,
            plan.Lines
        );
    }

    [GeneratedRegex(@"\b[a-z_]+\.[a-z_]+\b", RegexOptions.None, 1000)]
    private static partial Regex QualifiedName();
}
