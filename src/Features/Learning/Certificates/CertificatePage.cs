using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using QRCoder;

namespace Platform.Features.Learning;

/// <summary>
/// A certificate as a page to print. The name is set as text, so it can be searched and copied; what does not fit is set
/// smaller, a letter that the fonts lack is an empty box.
/// </summary>
public sealed partial class CertificatePage
{
    private const double Margin = 48;
    private const double CodeSize = 84;
    private const double SmallestLetters = 5;

    /// <summary>Of a background: A4 at 300 dots an inch, and some. A PNG is taken apart for each print, a JPEG is not.</summary>
    private const long MostPixels = 9_000_000;

    private static readonly XColor Ink = XColor.FromArgb(32, 48, 72);
    private static readonly XPdfFontOptions Unicode = new(PdfFontEncoding.Unicode);

    private readonly Certificate _certificate;
    private readonly string _address;
    private readonly TimeZoneInfo _zone;
    private readonly XGraphics _page;
    private readonly double _width;
    private readonly double _height;

    static CertificatePage() => CertificateFonts.Use();

    private CertificatePage(Certificate certificate, string address, TimeZoneInfo zone, PdfPage page)
    {
        _certificate = certificate;
        _address = address;
        _zone = zone;
        _width = page.Width.Point;
        _height = page.Height.Point;
        _page = XGraphics.FromPdfPage(page);
    }

    /// <param name="certificate">What it says.</param>
    /// <param name="address">Where it is confirmed.</param>
    /// <param name="zone">Whose days its dates are.</param>
    /// <param name="background">A picture that fills the page; null: it has a plain frame.</param>
    /// <returns>A PDF document.</returns>
    public static byte[] Print(Certificate certificate, string address, TimeZoneInfo zone, Stream? background = null)
    {
        using var document = new PdfDocument();
        document.Info.Title = $"{certificate.Title}: {certificate.Number}";
        document.Info.CreationDate = certificate.IssuedAt;
        var page = document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        page.Orientation =
            certificate.Orientation == "portrait"
                ? PdfSharp.PageOrientation.Portrait
                : PdfSharp.PageOrientation.Landscape;
        new CertificatePage(certificate, address, zone, page).Draw(background);

        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);

        return bytes.ToArray();
    }

    /// <summary>Whether a picture can be a background: it is tried.</summary>
    /// <param name="image">From its start.</param>
    public static bool CanPrint(Stream image)
    {
        if (ImageHeader.Read(image) is not { MediaType: "image/png" or "image/jpeg", Pixels: <= MostPixels })
        {
            return false;
        }

        image.Position = 0;
        using var document = new PdfDocument();
        using var page = XGraphics.FromPdfPage(document.AddPage());
        try
        {
            DrawPicture(page, image, 1, 1);
            document.Save(Stream.Null, closeStream: false);

            return true;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return false; // whatever the reader stumbled over: it is no picture to print
        }
    }

    private static void DrawPicture(XGraphics page, Stream picture, double width, double height)
    {
        using var image = XImage.FromStream(picture);
        page.DrawImage(image, 0, 0, width, height);
    }

    private void Draw(Stream? background)
    {
        using var page = _page;
        if (background is null)
        {
            DrawFrame();
        }
        else
        {
            DrawPicture(_page, background, _width, _height);
        }

        DrawText();
    }

    private void DrawFrame()
    {
        var pen = new XPen(Ink, 2);
        _page.DrawRectangle(pen, Margin / 2, Margin / 2, _width - Margin, _height - Margin);
        _page.DrawRectangle(
            new XPen(Ink, 0.5),
            Margin / 2 + 5,
            Margin / 2 + 5,
            _width - Margin - 10,
            _height - Margin - 10
        );
    }

    private void DrawText()
    {
        var foot = _height - Margin - CodeSize;
        Set(
            _certificate.Heading ?? "Certificate",
            XFontStyleEx.Bold,
            34,
            new XRect(Margin, Margin, _width - 2 * Margin, 52)
        );
        var middle = new XRect(Margin * 1.5, Margin + 64, _width - 3 * Margin, foot - Margin - 80);
        if (_certificate.Body is { } body)
        {
            Set(Filled(body), XFontStyleEx.Regular, 20, middle);
        }
        else
        {
            DrawUsual(middle);
        }

        DrawFoot(foot);
    }

    /// <summary>The layout without a template.</summary>
    private void DrawUsual(XRect room)
    {
        var third = room.Height / 3;
        Set(_certificate.FullName, XFontStyleEx.Bold, 30, new XRect(room.X, room.Y, room.Width, third));
        Set(_certificate.Title, XFontStyleEx.Regular, 20, new XRect(room.X, room.Y + third, room.Width, third));
        var facts = new StringBuilder($"{Day(_certificate.PassedAt)} · {Percent}");
        if (_certificate.Points is { } points)
        {
            facts.Append(CultureInfo.InvariantCulture, $"\nPoints: {points}");
        }

        if (_certificate.Author is { Length: > 0 } author)
        {
            facts.Append($"\n{author}");
        }

        Set(facts.ToString(), XFontStyleEx.Regular, 16, new XRect(room.X, room.Y + 2 * third, room.Width, third));
    }

    private void DrawFoot(double top)
    {
        DrawCode(_width - Margin - CodeSize, top);
        Set(
            $"{_certificate.Number}\nIssued {Day(_certificate.IssuedAt)}\n{_address}",
            XFontStyleEx.Regular,
            11,
            new XRect(Margin, top, _width - 2.25 * Margin - CodeSize, CodeSize),
            isCentered: false
        );
    }

    private void DrawCode(double left, double top)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(_address, QRCodeGenerator.ECCLevel.M);
        var size = CodeSize / code.ModuleMatrix.Count;
        var brush = new XSolidBrush(Ink);
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix.Count; column++)
            {
                if (code.ModuleMatrix[row][column])
                {
                    _page.DrawRectangle(brush, left + column * size, top + row * size, size, size);
                }
            }
        }
    }

    /// <summary>In one pass: what a person typed is never taken for a placeholder.</summary>
    private string Filled(string body) =>
        Placeholder()
            .Replace(
                body,
                found =>
                    found.Groups["name"].Value switch
                    {
                        "full_name" => _certificate.FullName,
                        "title" => _certificate.Title,
                        "date" => Day(_certificate.PassedAt),
                        "result" => Percent,
                        "points" => _certificate.Points?.ToString(CultureInfo.InvariantCulture) ?? "",
                        _ => _certificate.Number,
                    }
            );

    private string Percent => _certificate.Result.ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private string Day(DateTime time) =>
        TimeZoneInfo
            .ConvertTimeFromUtc(time.ToUniversalTime(), _zone)
            .ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>The text as large as it fits, in lines around the middle of the room or from its corner on.</summary>
    private void Set(string text, XFontStyleEx style, double size, XRect room, bool isCentered = true)
    {
        XFont font;
        List<string> lines;
        do
        {
            font = new XFont(CertificateFonts.Family, size, style, Unicode);
            lines = PageText.Lines(_page, text, font, room.Width, (int)(room.Height / font.GetHeight()) + 1);
            size *= 0.9;
        } while (lines.Count * font.GetHeight() > room.Height && size > SmallestLetters);

        var height = font.GetHeight();
        var top = isCentered ? room.Y + Math.Max(0, (room.Height - lines.Count * height) / 2) : room.Y;
        var format = isCentered ? XStringFormats.Center : XStringFormats.TopLeft;
        var brush = new XSolidBrush(Ink);
        for (var at = 0; at < lines.Count && (at + 1) * height <= room.Height + 1; at++)
        {
            var line = new XRect(room.X, top + at * height, room.Width, height);
            _page.DrawString(lines[at], font, brush, line, format);
        }
    }

    [GeneratedRegex(
        @"\{(?<name>full_name|title|date|result|points|number)\}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Placeholder();
}
