using System.Reflection;
using Platform.Features.Casework;
using Platform.Features.Monitoring;
using Platform.Infrastructure.Filters;

namespace Platform.Tests.Support;

/// <summary>Which field catalogue fills the slots of a statement.</summary>
public static class Catalogues
{
    /// <summary>
    /// The fillings under which a statement must prepare: its slots empty, and with everything that the resource in the
    /// folder of its slice can put there.
    /// </summary>
    public static IEnumerable<Statement> Fillings(Statement statement)
    {
        if (statement.Slots.Count == 0)
        {
            return [statement];
        }

        if (RecordGroup.All.Concat(StagedFields.Groups).FirstOrDefault(group => IsOf(statement, group)) is { } group)
        {
            return OfCatalogue(statement, CaseworkCatalogue.Of(group));
        }

        if (statement.Name.Split('.') is ["Casework/ExtensionRecords" or "Casework/ExtensionCounts", var parents])
        {
            return OfCatalogue(statement, OfExtension(parents == "Clients" ? "client" : "referral"));
        }

        if (statement.Slots.Contains("parent_region"))
        {
            return new[] { "id", "name" }.SelectMany(format => Fillings(ReferenceCatalogue.Fill(statement, format)));
        }

        var slots = statement.Slots.Distinct().ToList();
        if (CatalogueOf(statement) is { } fields)
        {
            return
            [
                slots.Aggregate(statement, (text, slot) => text.Fill(slot)),
                slots.Aggregate(statement, (text, slot) => text.Fill(slot, [.. InSlot(slot, fields)])),
            ];
        }

        var resource = Of(statement);

        return
        [
            slots.Aggregate(statement, (text, slot) => text.Fill(slot)),
            slots.Aggregate(
                statement,
                (text, slot) =>
                    text.Fill(slot, [.. slot == "conditions" ? Conditions(resource) : resource.Fields.Everything()])
            ),
        ];
    }

    /// <summary>What lists of the DRF style put into a slot.</summary>
    private static IEnumerable<Fragment> InSlot(string slot, FieldCatalogue fields) =>
        slot == "ordering" ? fields.Ordered.Select(field => FieldCatalogue.Order(field, isDescending: true))
        : fields.IsSearched ? fields.Everything().Concat(fields.Search())
        : fields.Everything();

    /// <summary>The slice's own, if it has one.</summary>
    private static FieldCatalogue? CatalogueOf(Statement statement)
    {
        var name = statement.Name.Split('/');
        var slice = House.Assembly.GetType($"Platform.Features.{name[0]}.{name[1].Split('.')[0]}");

        return slice
            ?.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(field => field.FieldType == typeof(FieldCatalogue) ? field.GetValue(null) : null)
            .OfType<FieldCatalogue>()
            .FirstOrDefault();
    }

    /// <summary>An extension database with a field of each type, of people who have the same in a single one.</summary>
    private static CaseworkCatalogue OfExtension(string parent)
    {
        string[] types =
        [
            "text",
            "long_text",
            "numeric",
            "date",
            "time",
            "datetime",
            "yes_no",
            "option",
            "radio",
            "multi_option",
            "user",
            "organisation",
        ];
        var own = types
            .Select(
                (type, at) =>
                    new OwnField
                    {
                        Id = at + 1,
                        ExtDbId = 7,
                        Name = type + "_field",
                        FieldType = type,
                    }
            )
            .ToList();

        return CaseworkCatalogue.Of(
            RecordGroup.AnyExtension with
            {
                Fields = ExtensionRecordFields.Of(
                    parent,
                    own,
                    own.Select(field => ExtensionFields.Of(field with { Name = "own_" + field.Name }, "client"))
                ),
            }
        );
    }

    private static bool IsOf(Statement statement, RecordGroup group) =>
        new[] { "Records", "Counts" }.Any(kind => RecordReader.Named(kind, group).Name == statement.Name);

    /// <summary>With nothing; with every field in every place, its filters by one value, and by several.</summary>
    private static IEnumerable<Statement> OfCatalogue(Statement statement, CaseworkCatalogue catalogue)
    {
        var shown = catalogue.Fields.Where(field => field.Has(FieldUse.Select)).ToList();
        var counted = catalogue.Fields.Where(field => field.IsDimension).ToList();
        yield return Fill([], [], [], [], [], [], []);
        foreach (var values in new[] { 0, 1, 2 })
        {
            var columns = shown.Select(field => (field, false)).Concat(shown.Select(field => (field, true))).ToList();
            var groups = counted.Select(field => (field, values == 2)).ToList();
            yield return Fill(
                CaseworkCatalogue.Columns(columns),
                CaseworkCatalogue.Groups(groups),
                CaseworkCatalogue.GroupJoins(groups),
                CaseworkCatalogue.Dimensions(counted),
                [.. CaseworkCatalogue.Joins(catalogue.Fields), .. CaseworkCatalogue.Names(columns)],
                [
                    .. catalogue
                        .Fields.Where(field => field.Has(FieldUse.Filter))
                        .Where(field => values > 0 || FieldTypes.MayBeAskedForNone(field.Type))
                        .Select(field =>
                            CaseworkCatalogue.Filter(
                                field,
                                CaseworkCatalogue.FormOf(field, values),
                                orNone: values == 2 && FieldTypes.MayBeAskedForNone(field.Type)
                            )
                        ),
                ],
                [
                    .. shown
                        .Where(field => field.Type is not FieldType.List)
                        .Select(field => CaseworkCatalogue.Order(field, values == 2)),
                ]
            );
        }

        Statement Fill(
            IReadOnlyList<Fragment> columns,
            IReadOnlyList<Fragment> groups,
            IReadOnlyList<Fragment> names,
            IReadOnlyList<Fragment> dimensions,
            IReadOnlyList<Fragment> joins,
            IReadOnlyList<Fragment> filters,
            IReadOnlyList<Fragment> order
        ) =>
            statement.Slots.Aggregate(
                statement,
                (text, slot) =>
                    text.Fill(
                        slot,
                        slot switch
                        {
                            "columns" => columns,
                            "shown" => groups,
                            "names" => names,
                            "dimensions" => dimensions,
                            "joins" => joins,
                            "filters" => filters,
                            "order" => order,
                            "grouping" => CaseworkCatalogue.Grouping(dimensions.Count),
                            _ => CaseworkCatalogue.Ordering(dimensions.Count),
                        }
                    )
            );
    }

    /// <summary>Each column as a delete may name it, with a value and without.</summary>
    private static IReadOnlyList<Fragment> Conditions(Resource resource)
    {
        var conditions = new FilterSet();
        foreach (var column in resource.Columns)
        {
            var field = resource.Fields.Find(column.Name).ShouldNotBeNull(column.Name);
            conditions.AddSame(field, value: "any");
            conditions.AddSame(field, value: null);
        }

        return conditions.Fragments;
    }

    /// <summary>Beside the slice's folder lies the record of the resource.</summary>
    private static Resource Of(Statement statement)
    {
        var area = statement.Name.Split('/')[0];
        var file = Repository
            .Files("src/Features", Path.GetFileName(statement.Name) + ".sql")
            .Single(path => path.StartsWith($"src/Features/{area}/", StringComparison.Ordinal));
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(file))!;

        return Repository
            .Files(folder, "*.cs")
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path =>
                House.Assembly.GetType($"Platform.Features.{area}.{Path.GetFileNameWithoutExtension(path)}")
            )
            .Select(type => type?.GetField(nameof(Resource), BindingFlags.Static | BindingFlags.Public)?.GetValue(null))
            .OfType<Resource>()
            .ShouldHaveSingleItem(statement.Name);
    }
}
