using System.Diagnostics;
using System.Text;
using System.Xml;
using CsCheck;
using Platform.Features.Monitoring;

namespace Platform.Tests.Features.Monitoring.Documents.Files;

/// <summary>A few kilobytes that unpack to anything are refused before a reader keeps what they unpack to.</summary>
public sealed class WorkbookBoundsTests
{
    private static readonly CellLayout Wide = new("region", "campaign", CellLayout.Wide, null);
    private static readonly string Header = Workbooks.Line("region", "campaign", "missed");
    private static readonly string June = Workbooks.Line("A", "June", "5");

    public static TheoryData<string> Bombs => [.. Made.Keys];

    private static readonly Dictionary<string, (Func<byte[]> Content, string Words)> Made = new(StringComparer.Ordinal)
    {
        ["300 MB of strings"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    text => text.Again(300_000, $"<si><t>{new string('x', 990)}</t></si>")
                ),
            "more than 50000000 bytes when unpacked"
        ),
        ["8 million empty lines"] = (
            () =>
                Workbooks.Of(text =>
                {
                    text.Write(Header);
                    text.Again(8_000_000, "<row/>");
                }),
            "more than 1000000 lines, empty ones included"
        ),
        ["strings without text"] = (
            () => Workbooks.Of(text => text.Write(Header), text => text.Again(8_000_000, "<si/>")),
            "more than 1000000 strings"
        ),
        ["a line without an end"] = (
            () =>
                Workbooks.Of(text =>
                {
                    text.Write(Header);
                    text.Write("<row>");
                    text.Again(5_000_000, "<c/>");
                    text.Write("</row>");
                }),
            "a line of more than 16384 cells"
        ),
        ["tags in tags"] = (
            () =>
                Workbooks.Of(text =>
                {
                    text.Write(Header);
                    text.Again(10_000_000, "<a>");
                }),
            "tags in tags"
        ),
        ["a tag of attributes"] = (
            () =>
                Workbooks.Of(text =>
                {
                    text.Write(Header);
                    text.Write("<row");
                    for (var at = 0; at < 3_000_000; at++)
                    {
                        text.Write($" a{at}=\">\"");
                    }
                    text.Write("/>");
                }),
            "a tag or text of more than 65536 characters"
        ),
        ["one text"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    text =>
                    {
                        text.Write("<si><t>");
                        text.Again(40_000_000, "x");
                        text.Write("</t></si>");
                    }
                ),
            "a tag or text of more than 262144 characters"
        ),
        ["one text, as CDATA"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    text =>
                    {
                        text.Write("<si><t><![CDATA[");
                        text.Again(40_000_000, "<");
                        text.Write("]]></t></si>");
                    }
                ),
            "a tag or text of more than 262144 characters"
        ),
        ["a comment"] = (
            () =>
                Workbooks.Of(text =>
                {
                    text.Write("<!--");
                    text.Again(12_000_000, "-> ");
                    text.Write("-->");
                    text.Write(Header);
                }),
            "a tag or text of more than 65536 characters"
        ),
        ["formats"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    null,
                    (
                        "xl/styles.xml",
                        text =>
                        {
                            text.Write("<styleSheet><cellXfs>");
                            text.Again(6_000_000, "<xf/>");
                            text.Write("</cellXfs></styleSheet>");
                        }
                    )
                ),
            "too many formats, columns or other details"
        ),
        ["number formats"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    null,
                    (
                        Workbooks.Styles,
                        text =>
                        {
                            text.Write("<styleSheet><numFmts>");
                            for (var at = 0; at < 900_000; at++)
                            {
                                text.Write($"<numFmt numFmtId=\"{at}\" formatCode=\"0;0;0\"/>");
                            }
                            text.Write("</numFmts></styleSheet>");
                        }
                    )
                ),
            "more than 1000 number formats"
        ),
        ["cell formats"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    null,
                    (
                        Workbooks.Styles,
                        text =>
                        {
                            text.Write("<styleSheet><cellXfs>");
                            text.Again(900_000, "<xf/>");
                            text.Write("</cellXfs></styleSheet>");
                        }
                    )
                ),
            "more than 65536 cell formats"
        ),
        ["merged cells upon each other"] = (
            () =>
                Workbooks.Of(
                    text =>
                    {
                        text.Write(Header);
                        text.Again(100_000, "<row><c><v>1</v></c></row>");
                    },
                    null,
                    ("", text => text.Again(900_000, "<mergeCell ref=\"A1:C100000\"/>"))
                ),
            "merged cells that overlap"
        ),
        ["entities of entities"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    null,
                    (
                        "xl/styles.xml",
                        text => text.Write("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>")
                    )
                ),
            "a document type"
        ),
        ["another encoding"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    null,
                    ("xl/styles.xml", text => text.Write("<?xml version='1.0' encoding = 'iso-2022-jp'?><x/>"))
                ),
            "encoded as iso-2022-jp"
        ),
        ["UTF-16 without its mark"] = (
            () => Workbooks.Of(text => text.Write(Header), null, ("xl/styles.xml", text => text.Write("<\0?\0x\0"))),
            "neither UTF-8 nor marked as UTF-16"
        ),
        ["parts without number"] = (
            () =>
                Workbooks.Of(
                    text => text.Write(Header),
                    null,
                    [.. Enumerable.Range(0, 3_000).Select(at => ($"xl/media/{at}", (Action<TextWriter>)(_ => { })))]
                ),
            "more than 2000 parts"
        ),
        ["a cell far away"] = (
            () =>
                Workbooks.Of(text =>
                {
                    text.Write(Header);
                    text.Write("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
                }),
            "at most"
        ),
        ["one string a million times"] = (
            () =>
                Workbooks.Of(
                    text =>
                    {
                        text.Write(Header);
                        text.Again(
                            100_000,
                            "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>"
                        );
                    },
                    text => text.Write($"<si><t>{new string('x', 30_000)}</t></si>")
                ),
            "characters"
        ),
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Bombs_are_refused_soon(string name)
    {
        var (make, words) = Made[name];
        var content = make();
        var watch = Stopwatch.StartNew();

        var refused = Should.Throw<DocumentRefusedException>(() =>
        {
            using var file = new DocumentFile(content, Wide);

            return file.Cells().Count();
        });

        refused.Message.ShouldContain(words);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), $"{content.Length} bytes");
    }

    /// <summary>The directory of the archive says that a part has 100 bytes.</summary>
    [Fact]
    public void A_part_that_unpacks_to_more_than_it_says_does_not()
    {
        var content = Workbooks.Of(text =>
        {
            text.Write(Header);
            text.Again(3_000_000, "<row/>");
        });
        var name = Encoding.ASCII.GetBytes(Workbooks.Sheet);
        for (var at = 0; (at = Next(at + 1)) >= 0; )
        {
            BitConverter.TryWriteBytes(content.AsSpan(at - 46 + 24), 100); // in the directory, 22 bytes before the name
        }

        Should.Throw<DocumentRefusedException>(() =>
        {
            using var file = new DocumentFile(content, Wide);

            return file.Cells().Count();
        });

        int Next(int from)
        {
            for (var at = content.AsSpan(from).IndexOf(name); at >= 0; )
            {
                if (content.AsSpan(from + at - 46, 4).SequenceEqual("PK\u0001\u0002"u8))
                {
                    return from + at;
                }

                var next = content.AsSpan(from + at + 1).IndexOf(name);
                at = next < 0 ? -1 : at + 1 + next;
            }

            return -1;
        }
    }

    /// <summary>What programs write that is odd, and no bomb.</summary>
    [Fact]
    public void Odd_workbooks_are_read()
    {
        var content = Workbooks.Of(
            text =>
            {
                text.Write("<!-- <row> - ><a><b> -->");
                text.Write(Header);
                text.Write("<?some <row> instruction?>");
                text.Write(
                    "<row spans=\"1:3\" x=\"a > b\" y='\"'><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c><v>5</v></c></row>"
                );
            },
            text => text.Write("<si><t><![CDATA[<A> & ]]></t></si><si><r><t>Ju</t></r><r><t>ne</t></r></si>"),
            ("xl/media/image1.png", text => text.Write("\u0089PNG not <xml>")),
            ("xl/media/empty", _ => { })
        );
        using var file = new DocumentFile(content, Wide);

        file.Cells().ShouldBe([new DocumentCell(0, 2, "<A> &", "June", "missed", "5")]);
        file.Cells().Count().ShouldBe(1, "it can be gone through again");
    }

    private static readonly string[] Decoys =
    [
        "",
        " ",
        "<x/>",
        "<x></x>",
        "<!-- <x> -->",
        "<!---->",
        "<!---><x>-->",
        "<![CDATA[<x><y>]] >]]>",
        "<![CDATA[]]>",
        "<?p <x> ?>",
        "<p:x xmlns:p='p' a='>' b=\"'/>\"/>",
        "<x a = '\"<!--' ></x >".Replace("<!--", "--"),
        "text &lt;x&gt; ]] > --",
        "<x\n/>",
        "<-/>".Replace("-", "y-"),
    ];

    /// <summary>The two agree on what is a tag, whatever stands around it.</summary>
    [Fact]
    public void Tags_are_counted_as_a_reader_of_xml_counts_them() =>
        Gen.Select(Gen.Int[58, 70], Gen.Int[0, Decoys.Length - 1].Select(at => Decoys[at]).Array[70])
            .Sample(
                (depth, decoys) =>
                {
                    var text = new StringBuilder();
                    for (var at = 0; at < depth; at++)
                    {
                        text.Append("<a>").Append(decoys[at % decoys.Length]);
                    }

                    for (var at = 0; at < depth; at++)
                    {
                        text.Append("</a>");
                    }

                    using var reader = XmlReader.Create(new StringReader(text.ToString()));
                    var deepest = 0;
                    while (reader.Read())
                    {
                        deepest = Math.Max(
                            deepest,
                            reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement ? reader.Depth + 1 : 0
                        );
                    }

                    var isRefused = false;
                    try
                    {
                        XmlBounds.Check(new StringReader(text.ToString()), new XmlElements());
                    }
                    catch (DocumentRefusedException)
                    {
                        isRefused = true;
                    }

                    return isRefused == deepest > 64;
                }
            );
}
