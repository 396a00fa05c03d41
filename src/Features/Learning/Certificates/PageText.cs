using System.Text;
using PdfSharp.Drawing;

namespace Platform.Features.Learning;

/// <summary>Text in lines, as wide as there is room.</summary>
internal static class PageText
{
    /// <summary>Broken at blanks, and inside a word that is wider than the room.</summary>
    /// <param name="page">On which it is measured.</param>
    /// <param name="text">May have lines of its own.</param>
    /// <param name="font">In which it is set.</param>
    /// <param name="width">Of the room.</param>
    /// <param name="most">Some more than these are not looked at: it is seen that they do not fit.</param>
    public static List<string> Lines(XGraphics page, string text, XFont font, double width, int most)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' '))
            {
                if (lines.Count > most)
                {
                    return lines;
                }

                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (Width(page, longer, font) <= width)
                {
                    line = longer;
                    continue;
                }

                if (line.Length > 0)
                {
                    lines.Add(line);
                }

                line = Broken(page, word, font, width, lines);
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>The rest of a word of which full lines were taken off.</summary>
    private static string Broken(XGraphics page, string word, XFont font, double width, List<string> lines)
    {
        var line = new StringBuilder();
        foreach (var letter in word.EnumerateRunes())
        {
            var longer = line + letter.ToString();
            if (line.Length > 0 && Width(page, longer, font) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(letter.ToString());
        }

        return line.ToString();
    }

    private static double Width(XGraphics page, string text, XFont font) => page.MeasureString(text, font).Width;
}
