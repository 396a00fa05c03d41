using System.IO.Packaging;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Platform.Features.Monitoring;

/// <summary>
/// The parts of a workbook as streams of XML. Elements are known by their local names: Strict Open XML has other
/// namespaces, and every program its own prefixes.
/// </summary>
internal static partial class XlsxXml
{
    private static readonly XmlReaderSettings Settings = new()
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>A part may be written in Windows-1252, if it says so.</summary>
    static XlsxXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static XmlReader Open(PackagePart part) =>
        XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Settings);

    /// <summary>The elements of a part, one after the other; the reader is at each.</summary>
    public static IEnumerable<string> Elements(this XmlReader xml)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                yield return xml.LocalName;
            }
        }
    }

    public static bool Says(this XmlReader xml, string attribute) =>
        xml.GetAttribute(attribute) is "1" or "true" or "on";

    /// <summary>The text of the element that the reader is at, which is gone through to its end.</summary>
    public static string Text(this XmlReader xml)
    {
        var depth = xml.Within();
        var text = "";
        StringBuilder? more = null;
        while (xml.ReadInside(depth))
        {
            if (xml.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement))
            {
                Add(ref text, ref more, xml.Value);
            }
        }

        return more?.ToString() ?? text;
    }

    /// <summary>
    /// What a shared or inline string shows, trimmed: its text or its runs, without the phonetic ones, which say how
    /// it is pronounced.
    /// </summary>
    public static string Item(this XmlReader xml)
    {
        var depth = xml.Within();
        var text = "";
        StringBuilder? more = null;
        while (xml.ReadInside(depth))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                Add(ref text, ref more, xml.Text());
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                xml.Pass();
            }
        }

        return Unescaped(more?.ToString() ?? text);
    }

    /// <summary>Goes to the end of the element that the reader is at.</summary>
    public static void Pass(this XmlReader xml)
    {
        var depth = xml.Within();
        while (xml.ReadInside(depth)) { }
    }

    /// <summary>Signs that XML cannot have are written as <c>_x0007_</c>; what no database takes is left out.</summary>
    public static string Unescaped(string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal))
        {
            text = Escaped().Replace(text, sign => $"{(char)Convert.ToUInt16(sign.Groups["code"].Value, 16)}");
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // half a surrogate pair becomes U+FFFD
        }

        return text.Replace("\0", "", StringComparison.Ordinal).Trim();
    }

    /// <summary>What <see cref="ReadInside"/> is to be told of the element that the reader is at.</summary>
    public static int Within(this XmlReader xml) => xml.IsEmptyElement ? int.MaxValue : xml.Depth;

    /// <summary>To the next node of that element; false: the reader is at its end.</summary>
    public static bool ReadInside(this XmlReader xml, int depth) =>
        depth != int.MaxValue && xml.Read() && xml.Depth > depth;

    private static void Add(ref string text, ref StringBuilder? more, string part)
    {
        if (more is not null)
        {
            more.Append(part);
        }
        else if (text.Length == 0)
        {
            text = part;
        }
        else
        {
            more = new StringBuilder(text).Append(part);
        }
    }

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escaped();
}
