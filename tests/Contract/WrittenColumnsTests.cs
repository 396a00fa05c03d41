using System.Reflection;
using System.Text.RegularExpressions;
using Platform.Features.Monitoring;
using Platform.Infrastructure.Filters;

namespace Platform.Tests.Contract;

/// <summary>
/// What a resource's record says may be written is what its statements write: jsonb_populate_record and a list of
/// parameters would both pass over a column that one of them forgot, and the field would be accepted and lost.
/// </summary>
public sealed partial class WrittenColumnsTests(Clone clone) : IClassFixture<Clone>
{
    private static readonly Dictionary<string, Resource> Known = House
        .Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .Select(type =>
            (type.Name, type.GetField(nameof(Resource), BindingFlags.Static | BindingFlags.Public)?.GetValue(null))
        )
        .Where(found => found.Item2 is Resource { Insert: not null })
        .ToDictionary(found => found.Name, found => (Resource)found.Item2!, StringComparer.Ordinal);

    private static readonly Dictionary<FieldKind, string> Types = new()
    {
        [FieldKind.Whole] = "integer",
        [FieldKind.BigWhole] = "bigint",
        [FieldKind.Real] = "double precision",
        [FieldKind.Text] = "text",
        [FieldKind.Flag] = "boolean",
        [FieldKind.Date] = "date",
        [FieldKind.Timestamp] = "timestamp with time zone",
        [FieldKind.Json] = "jsonb",
    };

    public static TheoryData<string> Records => [.. Known.Keys.Order()];

    [Theory]
    [MemberData(nameof(Records))]
    public void An_insert_takes_every_column_that_is_written(string record) =>
        Written(record).Except(Statement.Named($"Monitoring/Write{record}.Insert").Parameters).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Records))]
    public void An_update_sets_every_column_that_is_written(string record)
    {
        var update = Statement.Named($"Monitoring/Write{record}.Update").Text;
        var set = Set().Match(update).Groups["columns"].Value.Split(',', StringSplitOptions.TrimEntries);
        var given = Given().Matches(update).Select(match => match.Groups["column"].Value).ToHashSet();

        Written(record).Except(set).ShouldBeEmpty();
        Written(record).Except(given).ShouldBeEmpty();
        set.Except(Known[record].Columns.Select(column => column.Name)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Records))]
    public async Task A_column_is_of_the_table_and_its_type(string record)
    {
        var table = await clone.Database.Rows(
            """
            select column_name || ' ' || data_type
            from information_schema.columns
            where table_schema = 'monitoring' and table_name = :table
            """,
            ("table", Known[record].Table)
        );

        Known[record].Columns.Select(column => $"{column.Name} {Types[column.Kind]}").Except(table).ShouldBeEmpty();
    }

    /// <summary>Text without a bound is bounded by the body alone; there is one on purpose.</summary>
    [Fact]
    public void A_text_that_is_written_has_a_bound() =>
        Known
            .SelectMany(resource =>
                resource
                    .Value.Columns.Where(column => !column.IsServerSet && column.Kind is FieldKind.Text)
                    .Where(column => column.MaxLength is null && column.Choices.Count == 0)
                    .Select(column => $"{resource.Key}.{column.Name}")
            )
            .ShouldBe(["Indicator.description"]);

    private static IEnumerable<string> Written(string record) =>
        Known[record].Columns.Where(column => !column.IsServerSet).Select(column => column.Name);

    [GeneratedRegex(@"\bset \((?<columns>[a-z_,\s]+)\) = \(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Set();

    [GeneratedRegex(@"\bgiven\.(?<column>[a-z_]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Given();
}
