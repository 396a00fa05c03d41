using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Platform.Tests.Features.Learning;

/// <summary>The text of a document's first page, line after line, by the maps that readers use to search and copy.</summary>
internal static partial class PdfText
{
    /// <summary>How many pictures the first page has.</summary>
    public static int Pictures(byte[] document)
    {
        using var read = PdfReader.Open(new MemoryStream(document), PdfDocumentOpenMode.Import);

        return read.Pages[0].Resources.Elements.GetDictionary("/XObject")?.Elements.Count ?? 0;
    }

    public static string Of(byte[] document)
    {
        using var read = PdfReader.Open(new MemoryStream(document), PdfDocumentOpenMode.Import);
        var page = read.Pages[0];
        var fonts = page.Resources.Elements.GetDictionary("/Font")!;
        var letters = fonts.Elements.Keys.ToDictionary(
            name => name,
            name => Letters(fonts.Elements.GetDictionary(name)!),
            StringComparer.Ordinal
        );
        var content = Encoding.Latin1.GetString(page.Contents.CreateSingleContent().Stream.UnfilteredValue);
        var text = new StringBuilder();
        var font = "";
        foreach (Match part in Shown().Matches(content))
        {
            if (part.Groups["font"].Success)
            {
                font = part.Groups["font"].Value;
                continue;
            }

            foreach (var glyph in part.Groups["glyphs"].Value.Where(char.IsAsciiHexDigit).Chunk(4))
            {
                text.Append(letters[font].GetValueOrDefault(new string(glyph), "\ufffd"));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Letters(PdfDictionary font)
    {
        var map = font.Elements.GetDictionary("/ToUnicode").ShouldNotBeNull("it can be searched");
        var text = Encoding.Latin1.GetString(map.Stream.UnfilteredValue);

        return Range()
            .Matches(text)
            .ToDictionary(
                range => range.Groups["glyph"].Value,
                range => char.ConvertFromUtf32(Convert.ToInt32(range.Groups["letter"].Value, 16)),
                StringComparer.OrdinalIgnoreCase
            );
    }

    [GeneratedRegex(
        @"(?<font>/F[0-9]+) [-0-9.]+ Tf|<(?<glyphs>[0-9A-Fa-f\s]+)>\s*Tj",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Shown();

    [GeneratedRegex(
        "<(?<glyph>[0-9A-Fa-f]{4})><[0-9A-Fa-f]{4}><(?<letter>[0-9A-Fa-f]+)>",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Range();
}
