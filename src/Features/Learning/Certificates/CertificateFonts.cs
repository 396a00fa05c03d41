using PdfSharp.Fonts;

namespace Platform.Features.Learning;

/// <summary>
/// The fonts that certificates are set in, which come with the service: DejaVu Sans, with Latin, Cyrillic, Greek and more
/// (Fonts/LICENSE.txt). In these files no letter is made of parts that are made of parts themselves, as ї was: PDFsharp
/// takes only one level of them along, and would print it without its dots.
/// </summary>
public sealed class CertificateFonts : IFontResolver
{
    public const string Family = "DejaVu Sans";

    private const string Plain = "DejaVuSans";
    private const string Bold = "DejaVuSans-Bold";

    /// <summary>Before anything is set.</summary>
    public static void Use() => GlobalFontSettings.FontResolver ??= new CertificateFonts();

    public byte[] GetFont(string faceName)
    {
        using var stream = typeof(CertificateFonts).Assembly.GetManifestResourceStream($"Learning/{faceName}.ttf")!;
        using var font = new MemoryStream();
        stream.CopyTo(font);

        return font.ToArray();
    }

    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Plain);
}
