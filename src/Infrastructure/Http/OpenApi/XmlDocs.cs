using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>
/// The sentences of the sources, from the documentation file beside the assembly: what a slice is for, what the
/// parameters of its handler mean. (The framework's own reader covers records and their properties.)
/// </summary>
internal static partial class XmlDocs
{
    private static readonly Lazy<IReadOnlyDictionary<string, XElement>> Members = new(Load);

    /// <summary>The summary of a class, or null.</summary>
    public static string? Summary(Type type) => Text(Member("T:" + type.FullName)?.Element("summary"));

    /// <summary>The summary of a property, or null.</summary>
    public static string? Summary(PropertyInfo property) =>
        Text(Member($"P:{property.DeclaringType!.FullName}.{property.Name}")?.Element("summary"));

    /// <summary>What a record says of a parameter of its, or null.</summary>
    public static string? OfRecord(Type record, string parameter) =>
        Text(
            Member("T:" + record.FullName!.Replace('+', '.'))
                ?.Elements("param")
                .FirstOrDefault(element => (string?)element.Attribute("name") == parameter)
        );

    /// <summary>What a method of the slice, its <c>Handle</c>, says of a parameter, or null.</summary>
    public static string? Parameter(Type slice, string name) =>
        Text(
            Members
                .Value.Where(member => member.Key.StartsWith($"M:{slice.FullName}.", StringComparison.Ordinal))
                .SelectMany(member => member.Value.Elements("param"))
                .FirstOrDefault(parameter => (string?)parameter.Attribute("name") == name)
        );

    private static XElement? Member(string name) => Members.Value.GetValueOrDefault(name);

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        element = new XElement(element); // the members are shared, and changed below
        foreach (var code in element.Descendants("c"))
        {
            code.Value = $"`{code.Value}`";
        }

        foreach (var reference in element.Descendants("see").Where(see => see.Attribute("cref") is not null))
        {
            reference.Value = ((string)reference.Attribute("cref")!).Split('.', ':', '(')[^1];
        }

        return Blanks().Replace(element.Value, " ").Trim();
    }

    private static Dictionary<string, XElement> Load()
    {
        var file = Path.Combine(AppContext.BaseDirectory, typeof(XmlDocs).Assembly.GetName().Name + ".xml");

        return File.Exists(file)
            ? XDocument
                .Load(file)
                .Descendants("member")
                .ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
            : [];
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
