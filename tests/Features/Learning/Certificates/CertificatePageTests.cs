using System.Buffers.Binary;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

/// <summary>What is printed, read back from the document.</summary>
public sealed class CertificatePageTests
{
    private static readonly TimeZoneInfo Kyiv = TimeZoneInfo.FindSystemTimeZoneById("Europe/Kyiv");

    [Fact]
    public void Text_can_be_searched_and_copied()
    {
        var text = PdfText.Of(Print(Of("Коваль Анна Їжаківна", "Хирургия — Żółć ґанок")));

        text.ShouldContain("Коваль Анна Їжаківна");
        text.ShouldContain("Хирургия — Żółć ґанок");
        text.ShouldContain("29.11.2026 · 66.66 %"); // in the platform's zone it is the next day
        text.ShouldContain("HP-2026-000001-7K3M9QXA");
        text.ShouldContain("Issued 30.11.2026");
        text.ShouldContain("https://learn.example.org/certificates/HP-2026-000001-7K3M9QXA");
    }

    [Fact]
    public void A_course_has_points_and_an_author()
    {
        var text = PdfText.Of(Print(Of("A", "T") with { Points = 12, Author = "Prof. Łukasz" }));

        text.ShouldContain("Points: 12");
        text.ShouldContain("Prof. Łukasz");
    }

    /// <summary>What a person typed is no placeholder.</summary>
    [Fact]
    public void A_template_is_filled_in_one_pass()
    {
        var certificate = Of("{number} Anna", "Title {full_name}") with
        {
            Heading = "Сертифікат",
            Body = "{full_name}\n{title}\n{date}, {result}{points}\n{number} {other}",
            Orientation = "portrait",
        };

        var text = PdfText.Of(Print(certificate));

        text.ShouldContain("Сертифікат");
        text.ShouldContain("{number} Anna");
        text.ShouldContain("Title {full_name}");
        text.ShouldContain("29.11.2026, 66.66 %");
        text.ShouldContain("HP-2026-000001-7K3M9QXA {other}");
    }

    public static TheoryData<string, string> Names =>
        new()
        {
            { new string('Ж', 255) + " " + new string('W', 255), new string('Ü', 255) },
            { "山田 太郎 😀 مرحبا", "😀" },
            { "", "" },
            { string.Concat(Enumerable.Repeat("Ы ", 127)), string.Concat(Enumerable.Repeat("і\u0308", 127)) },
        };

    [Theory]
    [MemberData(nameof(Names))]
    public void No_name_makes_it_fail(string name, string title)
    {
        var document = Print(Of(name, title));

        System.Text.Encoding.Latin1.GetString(document[..5]).ShouldBe("%PDF-");
        PdfText.Of(document).ShouldContain("HP-2026-000001-7K3M9QXA");
    }

    [Fact]
    public void A_name_of_any_length_is_there_as_a_whole()
    {
        var text = PdfText.Of(Print(Of(new string('Ж', 255), "T")));

        text.Count(sign => sign == 'Ж').ShouldBe(255);
    }

    /// <summary>The writer takes one level of a letter's parts along: see <see cref="CertificateFonts"/>.</summary>
    [Theory]
    [InlineData("DejaVuSans")]
    [InlineData("DejaVuSans-Bold")]
    public void No_letter_is_made_of_parts_of_parts(string face)
    {
        var font = new CertificateFonts().GetFont(face);
        var parts = Parts(font);

        parts.Count.ShouldBeGreaterThan(500);
        parts.Values.SelectMany(made => made).Where(parts.ContainsKey).ShouldBeEmpty();
    }

    private static Certificate Of(string name, string title) =>
        new(
            "HP-2026-000001-7K3M9QXA",
            name,
            title,
            66.66,
            null,
            null,
            new DateTime(2026, 11, 28, 23, 30, 0, DateTimeKind.Utc),
            new DateTime(2026, 11, 29, 23, 0, 0, DateTimeKind.Utc),
            null,
            null,
            null,
            null
        );

    private static byte[] Print(Certificate certificate) =>
        CertificatePage.Print(certificate, "https://learn.example.org/certificates/" + certificate.Number, Kyiv);

    /// <summary>Of each composite glyph of a TrueType font the glyphs that it is made of.</summary>
    private static Dictionary<int, List<int>> Parts(byte[] font)
    {
        var tables = Enumerable
            .Range(0, U16(4))
            .ToDictionary(
                at => System.Text.Encoding.ASCII.GetString(font, 12 + at * 16, 4),
                at => U32(12 + at * 16 + 8)
            );
        var isLong = U16(tables["head"] + 50) == 1;
        var parts = new Dictionary<int, List<int>>();
        for (var glyph = 0; glyph < U16(tables["maxp"] + 4); glyph++)
        {
            var (start, end) = (Place(glyph), Place(glyph + 1));
            if (end == start || (short)U16(start) >= 0)
            {
                continue; // empty, or drawn by itself
            }

            parts[glyph] = [];
            for (int at = start + 10, flags = 0x20; (flags & 0x20) != 0; )
            {
                flags = U16(at);
                parts[glyph].Add(U16(at + 2));
                at += 4 + ((flags & 1) != 0 ? 4 : 2);
                at +=
                    (flags & 8) != 0 ? 2
                    : (flags & 0x40) != 0 ? 4
                    : (flags & 0x80) != 0 ? 8
                    : 0;
            }
        }

        return parts;

        int Place(int glyph) =>
            tables["glyf"] + (isLong ? U32(tables["loca"] + glyph * 4) : U16(tables["loca"] + glyph * 2) * 2);

        int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

        int U32(int at) => (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(at));
    }
}
