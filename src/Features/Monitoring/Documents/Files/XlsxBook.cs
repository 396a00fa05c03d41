using System.IO.Packaging;
using System.Xml;

namespace Platform.Features.Monitoring;

/// <summary>What the workbook's own part says.</summary>
/// <param name="Is1904">Days are counted from 1904, as programs for the Macintosh did.</param>
/// <param name="Sheet">The part that is read.</param>
/// <param name="Name">Its name.</param>
/// <param name="Others">What is not read.</param>
/// <param name="Styles">How cells look.</param>
/// <param name="Strings">The texts that cells share.</param>
internal sealed record XlsxBook(
    bool Is1904,
    PackagePart Sheet,
    string Name,
    IReadOnlyList<string> Others,
    PackagePart? Styles,
    PackagePart? Strings
)
{
    /// <summary>Of names of sheets, in an answer.</summary>
    private const int MostNames = 100;

    private const string Worksheet = "worksheet";

    /// <param name="Kind">The last word of the relationship's type, which Strict Open XML has in another namespace.</param>
    /// <param name="Part">Null: it is not there.</param>
    private sealed record Related(string Kind, PackagePart? Part);

    private sealed record Tab(string Name, bool IsHidden, Related? Sheet)
    {
        public PackagePart? Cells => Sheet is { Kind: Worksheet } ? Sheet.Part : null;

        public string Words =>
            Sheet switch
            {
                null or { Part: null } => $"{Name} (missing)",
                { Kind: Worksheet } => IsHidden ? $"{Name} (hidden)" : Name,
                { Kind: "chartsheet" } => $"{Name} (chart)",
                { Kind: "dialogsheet" } => $"{Name} (dialog)",
                _ => $"{Name} (macros)",
            };
    }

    /// <summary>The sheet that is seen first: the first one with cells that is not hidden, else the first one with cells.</summary>
    /// <exception cref="DocumentRefusedException">There is none.</exception>
    public static XlsxBook Of(Package package)
    {
        var book =
            package.GetRelationships().Select(to => RelatedBy(package, to)).FirstOrDefault(IsBook)?.Part
            ?? throw WorkbookBounds.Refused("a ZIP archive that is no XLSX workbook");
        var related = book.GetRelationships()
            .ToDictionary(to => to.Id, to => RelatedBy(package, to), StringComparer.Ordinal);
        var is1904 = false;
        var tabs = new List<Tab>();
        using var xml = XlsxXml.Open(book);
        foreach (var element in xml.Elements())
        {
            if (element == "workbookPr")
            {
                is1904 = xml.Says("date1904");
            }
            else if (element == "sheet" && xml.Depth == 2 && tabs.Count <= MostNames)
            {
                tabs.Add(TabOf(xml, related));
            }
        }

        var read =
            tabs.Find(tab => tab is { Cells: not null, IsHidden: false })
            ?? tabs.Find(tab => tab.Cells is not null)
            ?? throw WorkbookBounds.Refused(
                $"the workbook has no sheet with cells, only {string.Join(", ", tabs.Select(tab => tab.Words))}"
            );

        return new XlsxBook(
            is1904,
            read.Cells!,
            read.Name,
            [.. tabs.Where(tab => tab != read).Select(tab => tab.Words)],
            related.Values.FirstOrDefault(to => to.Kind == "styles")?.Part,
            related.Values.FirstOrDefault(to => to.Kind == "sharedStrings")?.Part
        );
    }

    private static bool IsBook(Related to) => to is { Kind: "officeDocument", Part: not null };

    private static Related RelatedBy(Package package, PackageRelationship to)
    {
        var kind = to.RelationshipType[(to.RelationshipType.LastIndexOf('/') + 1)..];
        if (to.TargetMode == TargetMode.External)
        {
            return new Related(kind, null);
        }

        var name = PackUriHelper.ResolvePartUri(to.SourceUri, to.TargetUri);

        return new Related(kind, package.PartExists(name) ? package.GetPart(name) : null);
    }

    private static Tab TabOf(XmlReader xml, Dictionary<string, Related> related)
    {
        var name = (xml.GetAttribute("name") ?? "").Start(100).Visible();
        var isHidden = xml.GetAttribute("state") is "hidden" or "veryHidden";

        return new Tab(name, isHidden, related.GetValueOrDefault(Relationship(xml)));
    }

    /// <summary>The one attribute <c>id</c> that has a namespace, which is another in Strict Open XML.</summary>
    private static string Relationship(XmlReader xml)
    {
        var id = "";
        while (xml.MoveToNextAttribute())
        {
            id = xml is { LocalName: "id", NamespaceURI.Length: > 0 } ? xml.Value : id;
        }

        xml.MoveToElement();

        return id;
    }
}
