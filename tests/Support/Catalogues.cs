using System.Reflection;
using Platform.Features.Monitoring;

namespace Platform.Tests.Support;

/// <summary>Which field catalogue fills the slots of a statement.</summary>
public static class Catalogues
{
    /// <summary>
    /// The fillings under which a statement must prepare: its slots empty, and with everything that the slice's own catalogue, or the one
    /// beside it, <c>Area/Resource/ResourceFields.cs</c>, can put there.
    /// </summary>
    public static IEnumerable<Statement> Fillings(Statement statement)
    {
        if (statement.Slots.Count == 0)
        {
            return [statement];
        }

        if (statement.Slots.Contains("parent_region"))
        {
            return new[] { "id", "name" }.SelectMany(format => Fillings(ReferenceCatalogue.Fill(statement, format)));
        }

        var slots = statement.Slots.Distinct().ToList();
        var catalogue = Of(statement);

        return
        [
            slots.Aggregate(statement, (text, slot) => text.Fill(slot)),
            slots.Aggregate(
                statement,
                (text, slot) =>
                    text.Fill(slot, [.. slot == "conditions" ? catalogue.Conditions() : catalogue.Everything()])
            ),
        ];
    }

    private static FieldCatalogue Of(Statement statement)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var own = House
            .Assembly.GetTypes()
            .Where(type => type.Name == statement.Name.Split('/', '.')[1])
            .SelectMany(type => type.GetFields(Any))
            .FirstOrDefault(field => field.FieldType == typeof(FieldCatalogue));
        if (own is not null)
        {
            return (FieldCatalogue)own.GetValue(null)!;
        }

        var file = Repository
            .Files("src/Features", Path.GetFileName(statement.Name) + ".sql")
            .Single(path => path.StartsWith($"src/Features/{statement.Name.Split('/')[0]}/", StringComparison.Ordinal));
        var resource = Path.GetDirectoryName(Path.GetDirectoryName(file))!;
        var fields = Repository.Files(resource, "*Fields.cs").ShouldHaveSingleItem(statement.Name);

        return (FieldCatalogue)
            House
                .Assembly.GetTypes()
                .Single(type => type.Name == Path.GetFileNameWithoutExtension(fields))
                .GetField("Catalogue", Any)!
                .GetValue(null)!;
    }
}
