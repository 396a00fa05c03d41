using System.IO.Compression;
using System.Net;
using System.Text;

namespace Platform.Tests.Features.Monitoring.Documents.Files;

/// <summary>A small workbook as spreadsheet programs write it, its sheet's lines as XML.</summary>
internal sealed class Book
{
    private const string Transitional = "http://schemas.openxmlformats.org/";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>Of the first sheet.</summary>
    public string Rows { get; init; } = "";

    /// <summary>What follows the lines.</summary>
    public string After { get; init; } = "";

    /// <summary>The formats that cells name by their position from 1: a code, or the number of a built-in one.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    public IReadOnlyList<string> Strings { get; init; } = [];

    public bool Is1904 { get; init; }

    public bool IsStrict { get; init; }

    /// <summary>Name, state and kind (<c>worksheet</c>, <c>chartsheet</c>) of each sheet; the lines are in each worksheet.</summary>
    public IReadOnlyList<(string Name, string State, string Kind)> Sheets { get; init; } =
    [("June", "visible", "worksheet")];

    /// <summary>What the workbook is to its program: with macros, a template.</summary>
    public string Kind { get; init; } = "openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Relationships of the workbook to parts that are not there.</summary>
    public IReadOnlyList<string> Dangling { get; init; } = [];

    /// <summary>Where a link of the first sheet leads.</summary>
    public string? Link { get; init; }

    private string Main =>
        IsStrict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : Transitional + "spreadsheetml/2006/main";

    private string Relations =>
        IsStrict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : Transitional + "officeDocument/2006/relationships";

    /// <summary>A line of cells as XML; null: a blank one.</summary>
    public static string Line(int at, params string?[] cells) =>
        $"<row r=\"{at}\">{string.Concat(cells.Select((cell, column) => cell?.Replace("<c", $"<c r=\"{Name(column)}{at}\"")))}</row>";

    public static string Text(string text) =>
        $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{WebUtility.HtmlEncode(text)}</t></is></c>";

    public static string Shared(int at) => $"<c t=\"s\"><v>{at}</v></c>";

    public static string Number(string number, int format = 0) => $"<c s=\"{format}\"><v>{number}</v></c>";

    public byte[] Bytes()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            Add("[Content_Types].xml", Types());
            Add("_rels/.rels", Relationships([("officeDocument", "xl/workbook.xml")]));
            Add(
                "xl/_rels/workbook.xml.rels",
                Relationships([
                    .. Sheets.Select((sheet, at) => (sheet.Kind, $"{sheet.Kind}s/sheet{at + 1}.xml")),
                    ("styles", "styles.xml"),
                    ("sharedStrings", "sharedStrings.xml"),
                    .. Dangling.Select(type => (type, $"{type}.xml")),
                ])
            );
            if (Link is not null)
            {
                Add(
                    "xl/worksheets/_rels/sheet1.xml.rels",
                    Relationships([("hyperlink", Link)]).Replace("/></", " TargetMode=\"External\"/></")
                );
            }

            Add(
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:rel="{Relations}"><workbookPr date1904="{(Is1904 ? 1 : 0)}"/><sheets>{string.Concat(Sheets.Select(Sheet))}</sheets></workbook>"""
            );
            Add("xl/styles.xml", Styles());
            Add("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat(Strings)}</sst>""");
            for (var at = 0; at < Sheets.Count; at++)
            {
                Add(
                    $"xl/{Sheets[at].Kind}s/sheet{at + 1}.xml",
                    Sheets[at].Kind == "worksheet"
                        ? $"""<x:worksheet xmlns:x="{Main}"><x:sheetData>{Prefixed(Rows)}</x:sheetData>{Prefixed(After)}</x:worksheet>"""
                        : $"""<chartsheet xmlns="{Main}"/>"""
                );
            }

            void Add(string name, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text);
            }
        }

        return memory.ToArray();
    }

    /// <summary>Every program has its own prefixes.</summary>
    private static string Prefixed(string xml) =>
        xml.Replace("</", "\u0001").Replace("<", "<x:").Replace("\u0001", "</x:");

    private static string Sheet((string Name, string State, string Kind) sheet, int at) =>
        $"""<sheet name="{sheet.Name}" sheetId="{at + 1}" state="{sheet.State}" rel:id="r{at + 1}"/>""";

    private string Styles()
    {
        var own = Formats.Select((code, at) => (Code: code, Id: 164 + at)).Where(format => !IsBuiltIn(format.Code));
        var codes = own.Select(format =>
            $"""<numFmt numFmtId="{format.Id}" formatCode="{WebUtility.HtmlEncode(format.Code)}"/>"""
        );
        var styles = Formats.Select((code, at) => $"""<xf numFmtId="{(IsBuiltIn(code) ? code[1..] : 164 + at)}"/>""");

        return $"""<styleSheet xmlns="{Main}"><numFmts>{string.Concat(codes)}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{string.Concat(styles)}</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="&quot;no&quot;"/></dxf></dxfs></styleSheet>""";
    }

    private static bool IsBuiltIn(string code) => code.StartsWith('!');

    private string Types()
    {
        const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var sheets = Sheets.Select((sheet, at) => Type($"{sheet.Kind}s/sheet{at + 1}.xml", sheet.Kind));

        return $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.{Kind}.main+xml"/>{Type("styles.xml", "styles")}{Type("sharedStrings.xml", "sharedStrings")}{string.Concat(sheets)}</Types>""";

        static string Type(string part, string type) =>
            $"""<Override PartName="/xl/{part}" ContentType="{Office}{type}+xml"/>""";
    }

    private string Relationships((string Type, string Target)[] all) =>
        $"""<Relationships xmlns="{Package}/relationships">{string.Concat(all.Select((one, at) => $"""<Relationship Id="r{at + 1}" Type="{Relations}/{one.Type}" Target="{one.Target}"/>"""))}</Relationships>""";

    /// <summary>Of a column, from 0.</summary>
    private static string Name(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : Name(column / 26 - 1) + Name(column % 26);
}
