using System.Globalization;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Platform.Features.Learning;

/// <summary>A person's record as pages to print: a table for each year, with its points.</summary>
public sealed class RecordDocument
{
    private const double Margin = 48;
    private const double Leading = 1.3;

    /// <summary>Day, title, result, points, number.</summary>
    private static readonly double[] Columns = [0, 66, 290, 338, 384];

    private static readonly XColor Ink = XColor.FromArgb(32, 48, 72);
    private static readonly XPdfFontOptions Unicode = new(PdfFontEncoding.Unicode);

    private readonly PdfDocument _document;
    private readonly XFont _large = Font(20, XFontStyleEx.Bold);
    private readonly XFont _bold = Font(11, XFontStyleEx.Bold);
    private readonly XFont _plain = Font(9, XFontStyleEx.Regular);
    private XGraphics? _page;
    private double _width;
    private double _height;
    private double _top;

    private RecordDocument(PdfDocument document) => _document = document;

    /// <param name="record">What it says.</param>
    /// <param name="address">Below which each number is confirmed.</param>
    /// <param name="now">When it was made.</param>
    /// <param name="zone">Whose days its dates are.</param>
    /// <returns>A PDF document.</returns>
    public static byte[] Print(RecordYears record, string address, DateTime now, TimeZoneInfo zone)
    {
        CertificateFonts.Use();
        using var document = new PdfDocument();
        document.Info.Title = "Record of certificates";
        document.Info.CreationDate = now;
        new RecordDocument(document).Draw(record, address, now, zone);

        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);

        return bytes.ToArray();
    }

    private void Draw(RecordYears record, string address, DateTime now, TimeZoneInfo zone)
    {
        Turn();
        Line(_large, (0, "Record of certificates"));
        Paragraph(_bold, record.FullName);
        Paragraph(
            _plain,
            string.Create(
                CultureInfo.InvariantCulture,
                $"As of {RecordYears.Day(now, zone)}. Points: {record.Points}. Each number is confirmed below {address}"
            )
        );
        foreach (var year in record.Years)
        {
            _top += 12;
            Line(
                _bold,
                (0, year.Year.ToString(CultureInfo.InvariantCulture)),
                (3, year.Points.ToString(CultureInfo.InvariantCulture))
            );
            foreach (var one in year.Certificates)
            {
                Row(one, zone);
            }
        }

        _page!.Dispose();
    }

    private void Row(RecordedCertificate one, TimeZoneInfo zone)
    {
        var titles = PageText.Lines(_page!, one.Title, _plain, Columns[2] - Columns[1] - 8, 8);
        Line(
            _plain,
            (0, RecordYears.Day(one.Passed, zone)),
            (1, titles[0]),
            (2, one.Result.ToString("0.##", CultureInfo.InvariantCulture) + " %"),
            (3, one.Points?.ToString(CultureInfo.InvariantCulture) ?? ""),
            (4, one.Number)
        );
        foreach (var more in titles.Skip(1))
        {
            Line(_plain, (1, more));
        }
    }

    private void Paragraph(XFont font, string text)
    {
        foreach (var line in PageText.Lines(_page!, text, font, _width - 2 * Margin, 20))
        {
            Line(font, (0, line));
        }
    }

    /// <summary>On the next page where this one is full.</summary>
    private void Line(XFont font, params (int Column, string Text)[] cells)
    {
        var height = font.GetHeight() * Leading;
        if (_top + height > _height - Margin)
        {
            Turn();
        }

        foreach (var (column, text) in cells)
        {
            _page!.DrawString(
                text,
                font,
                new XSolidBrush(Ink),
                new XRect(Margin + Columns[column], _top, _width, height),
                XStringFormats.TopLeft
            );
        }

        _top += height;
    }

    private void Turn()
    {
        _page?.Dispose();
        var page = _document.AddPage();
        page.Size = PdfSharp.PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
        (_width, _height, _top) = (page.Width.Point, page.Height.Point, Margin);
    }

    private static XFont Font(double size, XFontStyleEx style) => new(CertificateFonts.Family, size, style, Unicode);
}
