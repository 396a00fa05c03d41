using System.Globalization;
using System.Text;
using CsCheck;
using Platform.Features.Monitoring;

namespace Platform.Tests.Features.Monitoring.Documents.Files;

/// <summary>One table, saved as a workbook and as CSV, says the same.</summary>
public sealed class SameTableTests
{
    private static readonly CellLayout Wide = new("region", "campaign", CellLayout.Wide, null);

    /// <summary>A cell as each of the two has it.</summary>
    /// <param name="Xml">Null: nothing at all.</param>
    /// <param name="Text">What a program shows, and writes into CSV.</param>
    private sealed record Saved(string? Xml, string Text);

    private static readonly string[] Formats =
    [
        "00000",
        "!9",
        "0.00%",
        "!3",
        "#,##0.00",
        "yyyy-mm-dd",
        "dd/mm/yyyy",
        "mmmm\\ yyyy",
        "[h]:mm",
        "!14",
    ];

    private static readonly string[] Texts =
    [
        "Dala",
        " Gwale ",
        "00123",
        "a,b",
        "say \"no\"",
        "two\nlines",
        "=1+1",
        "Größe ☃ 😀",
        "1,5",
        "_x0041_",
        "<&>",
        "yes",
        "n/a",
        "35%",
        "\u200Bhidden",
        "=",
        "'",
    ];

    private static readonly Gen<Saved> Cell = Gen.OneOf(
        Gen.Int[0, Texts.Length - 1].Select(Gen.Int[0, 2], (at, how) => Stored(Texts[at], how)),
        Number(99_999, number => (number, number.ToString(CultureInfo.InvariantCulture)), 0),
        Number(99_999, number => (number / 100.0, Invariant($"{number / 100.0:R}")), 0),
        Number(99_999, number => (number, Invariant($"{number:D5}")), 1),
        Number(300, number => (number / 100.0, Invariant($"{number}%")), 2),
        Number(30_000, number => (number / 10_000.0, Invariant($"{number / 100.0:F2}%")), 3),
        Number(9_999_999, number => (number, Invariant($"{number:N0}")), 4),
        Number(9_999_999, number => (number / 100.0, Invariant($"{number / 100.0:N2}")), 5),
        Day("yyyy-MM-dd", 6),
        Day("dd/MM/yyyy", 7),
        Day("MMMM yyyy", 8),
        Number(9_999, number => (number / 1440.0, Invariant($"{number / 60}:{number % 60:D2}")), 9),
        Day("yyyy-MM-dd", 10),
        Gen.Const(new Saved("<c t=\"e\"><v>#N/A</v></c>", "#N/A")),
        Gen.Const(new Saved(null, "")),
        Gen.Const(new Saved("<c s=\"1\"/>", "")),
        Gen.Const(new Saved("<c t=\"str\"><f>\"\"</f><v></v></c>", ""))
    );

    /// <summary>Region, campaign, indicators; now and then a blank line.</summary>
    private static readonly Gen<Saved[][]> Table =
        from width in Gen.Int[3, 7]
        from lines in Gen.OneOf(
            Cell.Array[width],
            Gen.Const(Enumerable.Repeat(new Saved(null, ""), width).ToArray())
        ).Array[0, 12]
        select lines;

    [Fact]
    public void A_workbook_and_a_text_file_of_one_table_have_the_same_cells() =>
        Table.Sample(
            lines =>
            {
                var names = Enumerable.Range(0, lines.Length == 0 ? 3 : lines[0].Length).Select(Heading).ToArray();
                var all = lines.Prepend([.. names.Select(name => new Saved(Book.Text(name), name))]).ToList();

                Cells(Workbook(all)).ShouldBe(Cells(Csv(all)));
            },
            iter: 500,
            seed: "0N0XIzNsQ0O2",
            threads: 1
        );

    private static string Heading(int at) =>
        at switch
        {
            0 => "region",
            1 => "campaign",
            _ => $"indicator {at}",
        };

    private static List<string> Cells(byte[] content)
    {
        using var file = new DocumentFile(content, Wide);

        return
        [
            .. file.Cells()
                .Select(cell =>
                    $"{cell.Row}:{cell.Column} {cell.Region}|{cell.Campaign}|{cell.Indicator}={cell.Text}|{CellValue.Of(cell.Text)}"
                ),
        ];
    }

    private static byte[] Workbook(List<Saved[]> lines) =>
        new Book
        {
            Rows = string.Concat(
                lines.Select(
                    (line, at) =>
                        // Programs leave a blank line out.
                        line.All(cell => cell.Xml is null)
                            ? ""
                            : Book.Line(at + 1, [.. line.Select(cell => cell.Xml)])
                )
            ),
            Formats = Formats,
            Strings = [.. Texts.Select(text => $"<si><t xml:space=\"preserve\">{Xml(text)}</t></si>")],
        }.Bytes();

    private static byte[] Csv(List<Saved[]> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.AppendJoin(',', line.Select(cell => Quoted(cell.Text))).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        static string Quoted(string cell) =>
            cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
    }

    /// <summary>As a string of its own, a shared one, or what a formula gave.</summary>
    private static Saved Stored(string text, int how) =>
        new(
            how switch
            {
                0 => Book.Text(text.Replace("_x0041_", "_x005F_x0041_")),
                1 => Book.Shared(Array.IndexOf(Texts, text)),
                _ => $"<c t=\"str\"><f>A1</f><v>{Xml(text)}</v></c>",
            },
            text
        );

    /// <summary>What has the form of an escape is escaped itself.</summary>
    private static string Xml(string text) =>
        System.Net.WebUtility.HtmlEncode(text.Replace("_x0041_", "_x005F_x0041_"));

    /// <param name="most">The largest of the whole numbers that the cells are made from.</param>
    /// <param name="saved">What is stored, and what is shown.</param>
    /// <param name="format">From 1; 0: none.</param>
    private static Gen<Saved> Number(int most, Func<int, (double, string)> saved, int format) =>
        Gen.Int[0, most]
            .Select(number =>
            {
                var (stored, shown) = saved(number);

                return new Saved(Book.Number(Invariant($"{stored:R}"), format), shown);
            });

    private static Gen<Saved> Day(string form, int format) =>
        Gen.Int[36_526, 47_483] // of the years 2000 to 2029
            .Select(day => new Saved(
                Book.Number(Invariant($"{day}"), format),
                DateTime.FromOADate(day).ToString(form, CultureInfo.InvariantCulture)
            ));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
