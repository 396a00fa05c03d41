using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Platform.Features.Monitoring;

/// <summary>What the workbook's own part says.</summary>
/// <param name="Is1904">Days are counted from 1904, as programs for the Macintosh did.</param>
/// <param name="Sheet">The part that is read.</param>
/// <param name="Name">Its name.</param>
/// <param name="Others">What is not read.</param>
internal sealed record XlsxBook(bool Is1904, WorksheetPart Sheet, string Name, IReadOnlyList<string> Others)
{
    /// <summary>Of names of sheets, in an answer.</summary>
    private const int MostNames = 100;

    private sealed record Tab(string Name, bool IsHidden, OpenXmlPart? Part)
    {
        public string Words =>
            Part switch
            {
                WorksheetPart when !IsHidden => Name,
                WorksheetPart => $"{Name} (hidden)",
                ChartsheetPart => $"{Name} (chart)",
                DialogsheetPart => $"{Name} (dialog)",
                MacroSheetPart or InternationalMacroSheetPart => $"{Name} (macros)",
                _ => $"{Name} (missing)",
            };
    }

    /// <summary>The sheet that is seen first: the first one with cells that is not hidden, else the first one with cells.</summary>
    /// <exception cref="DocumentRefusedException">There is none.</exception>
    public static XlsxBook Of(WorkbookPart book)
    {
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
                tabs.Add(TabOf(book, xml));
            }
        }

        var read =
            tabs.Find(tab => tab is { Part: WorksheetPart, IsHidden: false })
            ?? tabs.Find(tab => tab.Part is WorksheetPart)
            ?? throw WorkbookBounds.Refused(
                $"the workbook has no sheet with cells, only {string.Join(", ", tabs.Select(tab => tab.Words))}"
            );

        return new XlsxBook(
            is1904,
            (WorksheetPart)read.Part!,
            read.Name,
            [.. tabs.Where(tab => tab != read).Select(tab => tab.Words)]
        );
    }

    private static Tab TabOf(WorkbookPart book, XmlReader xml)
    {
        var name = (xml.GetAttribute("name") ?? "").Start(100).Visible();
        var isHidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
        var part = Relationship(xml) is { } id && book.TryGetPartById(id, out var found) ? found : null;

        return new Tab(name, isHidden, part);
    }

    /// <summary>The one attribute <c>id</c> that has a namespace, which is another in Strict Open XML.</summary>
    private static string? Relationship(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            id = xml is { LocalName: "id", NamespaceURI.Length: > 0 } ? xml.Value : id;
        }

        xml.MoveToElement();

        return id;
    }
}
