using System.Globalization;
using System.Text;

namespace Platform.Features.Monitoring;

internal static class VisibleText
{
    /// <summary>With every sign that cannot be seen as U+XXXX: two names that are not the same must not look it.</summary>
    public static string Visible(this string text)
    {
        if (text.All(sign => sign is >= ' ' and <= '~'))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
        {
            _ = IsSeen(sign)
                ? visible.Append(sign)
                : visible.Append(CultureInfo.InvariantCulture, $"U+{sign.Value:X4}");
        }

        return visible.ToString();
    }

    private static bool IsSeen(Rune sign) =>
        sign.Value == ' '
        || Rune.GetUnicodeCategory(sign)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
            );
}
