using System.IO.Compression;
using System.Text;

namespace Platform.Tests.Features.Monitoring.Documents.Files;

/// <summary>Workbooks part by part, also such as no program writes.</summary>
internal static class Workbooks
{
    public const string Sheet = "xl/worksheets/sheet1.xml";
    public const string Strings = "xl/sharedStrings.xml";
    public const string Styles = "xl/styles.xml";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    /// <summary>
    /// The first sheet's lines as XML, and shared strings; further parts at will, of which one without a name follows
    /// the lines.
    /// </summary>
    public static byte[] Of(
        Action<TextWriter> rows,
        Action<TextWriter>? strings = null,
        params (string Name, Action<TextWriter> Write)[] parts
    )
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            Add(
                "[Content_Types].xml",
                """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
                ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
                ContentType="application/xml"/><Override PartName="/xl/workbook.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override
                PartName="/xl/worksheets/sheet1.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override
                PartName="/xl/sharedStrings.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override
                PartName="/xl/styles.xml"
                ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """
            );
            Add("_rels/.rels", Relationships(("officeDocument", "xl/workbook.xml")));
            Add(
                "xl/_rels/workbook.xml.rels",
                Relationships([
                    ("worksheet", "worksheets/sheet1.xml"),
                    ("sharedStrings", "sharedStrings.xml"),
                    .. parts.Where(part => part.Name == Styles).Select(_ => ("styles", "styles.xml")),
                ])
            );
            Add(
                "xl/workbook.xml",
                $"""<workbook {Main} xmlns:r="{Office}"><sheets><sheet name="June" sheetId="1" r:id="r1"/></sheets></workbook>"""
            );
            Write(
                Sheet,
                text =>
                {
                    text.Write($"<worksheet {Main}><sheetData>");
                    rows(text);
                    text.Write("</sheetData>");
                    foreach (var part in parts.Where(part => part.Name.Length == 0))
                    {
                        part.Write(text);
                    }

                    text.Write("</worksheet>");
                }
            );
            Write(
                Strings,
                text =>
                {
                    text.Write($"<sst {Main}>");
                    strings?.Invoke(text);
                    text.Write("</sst>");
                }
            );
            foreach (var (name, write) in parts.Where(part => part.Name.Length > 0))
            {
                Write(name, write);
            }

            void Add(string name, string text) => Write(name, writer => writer.Write(text));

            void Write(string name, Action<TextWriter> write)
            {
                using var writer = new StreamWriter(
                    archive.CreateEntry(name, CompressionLevel.Fastest).Open(),
                    new UTF8Encoding(false)
                );
                write(writer);
            }
        }

        return memory.ToArray();
    }

    public static void Again(this TextWriter text, int times, string what)
    {
        for (var at = 0; at < times; at++)
        {
            text.Write(what);
        }
    }

    public static string Line(params string[] cells) =>
        $"<row>{string.Concat(cells.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    private static string Relationships(params (string Type, string Target)[] all) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(all.Select((one, at) => $"""<Relationship Id="r{at + 1}" Type="{Office}/{one.Type}" Target="{one.Target}"/>"""))}</Relationships>""";
}
