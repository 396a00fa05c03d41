using System.Diagnostics;
using System.Globalization;
using System.Text;
using Platform.Tests.Features.Monitoring.Documents.Files;
using Xunit.Abstractions;

namespace Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

/// <summary>
/// What the most memory is that a node takes for a file as large as it may be, above what it has at rest: measured at a
/// process of its own.
/// </summary>
public sealed class JobMemoryTests(JobMemoryTests.Large api, ITestOutputHelper output)
    : IClassFixture<JobMemoryTests.Large>
{
    private const long Megabyte = 1024 * 1024;
    private const int MostMegabytes = 200;

    public sealed class Large : JobsByHand
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Documents:MaxBytes"] = $"{20 * Megabyte}";
        }
    }

    public static TheoryData<string> Names => [.. Files.Keys];

    private static readonly Dictionary<string, (Func<byte[]> Content, string State)> Files = new(StringComparer.Ordinal)
    {
        ["300 MB of strings"] = (
            () => Workbooks.Of(Header, text => text.Again(300_000, $"<si><t>{new string('x', 990)}</t></si>")),
            "refused"
        ),
        ["a million strings, as large as they may be"] = (
            () =>
                Workbooks.Of(
                    text =>
                    {
                        Header(text);
                        text.Write(Workbooks.Line("A", "June", "5"));
                    },
                    text =>
                    {
                        for (var at = 0; at < 1_000_000; at++)
                        {
                            text.Write($"<si><t>{at:D26}</t></si>");
                        }
                    }
                ),
            "done"
        ),
        ["long strings, as large as they may be"] = (
            () =>
                Workbooks.Of(
                    text =>
                    {
                        Header(text);
                        for (var at = 0; at < 1_500; at++)
                        {
                            text.Write(
                                $"<row><c t=\"inlineStr\"><is><t>A</t></is></c><c t=\"inlineStr\"><is><t>June</t></is></c><c t=\"s\"><v>{at}</v></c></row>"
                            );
                        }
                    },
                    text =>
                    {
                        for (var at = 0; at < 1_500; at++)
                        {
                            text.Write($"<si><t>{at}{new string('x', 32_000)}</t></si>");
                        }
                    }
                ),
            "done"
        ),
        ["numbers of a large sheet"] = (
            () =>
                Workbooks.Of(text =>
                {
                    text.Write(
                        Workbooks.Line(["region", "campaign", .. Enumerable.Range(0, 100).Select(at => $"I{at}")])
                    );
                    for (var at = 0; at < 1_000; at++)
                    {
                        text.Write(
                            $"<row><c t=\"inlineStr\"><is><t>R{at}</t></is></c><c t=\"inlineStr\"><is><t>June</t></is></c>"
                        );
                        text.Again(100, "<c><v>12.5</v></c>");
                        text.Write("</row>");
                    }
                }),
            "done"
        ),
        ["merged cells, as many as there may be"] = (
            () =>
                Workbooks.Of(
                    text =>
                    {
                        Header(text);
                        for (var at = 0; at < 900; at++)
                        {
                            text.Write("<row><c/><c><v>1</v></c><c r=\"CFA1\"><v>1</v></c></row>"); // the 2185th column
                        }
                    },
                    null,
                    (
                        "",
                        text =>
                        {
                            for (var at = 0; at < 900_000; at++)
                            {
                                text.Write(
                                    $"<mergeCell ref=\"{Column(2 * (at % 1_000))}{2 + at / 1_000}:{Column(2 * (at % 1_000) + 1)}{2 + at / 1_000}\"/>"
                                );
                            }
                        }
                    )
                ),
            "refused"
        ),
        ["formats, as many as there may be"] = (
            () =>
                Workbooks.Of(
                    text =>
                    {
                        Header(text);
                        for (var at = 0; at < 60_000; at++)
                        {
                            text.Write(
                                $"<row><c t=\"inlineStr\"><is><t>A</t></is></c><c t=\"inlineStr\"><is><t>June</t></is></c><c s=\"{at}\"><v>{at}</v></c></row>"
                            );
                        }
                    },
                    null,
                    (
                        Workbooks.Styles,
                        text =>
                        {
                            text.Write("<styleSheet><numFmts>");
                            for (var at = 0; at < 1_000; at++)
                            {
                                text.Write(
                                    $"<numFmt numFmtId=\"{200 + at}\" formatCode=\"0{new string('#', 200)}{at:D4}\"/>"
                                );
                            }
                            text.Write("</numFmts><cellXfs>");
                            for (var at = 0; at < 65_000; at++)
                            {
                                text.Write($"<xf numFmtId=\"{200 + at % 1_000}\"/>");
                            }
                            text.Write("</cellXfs></styleSheet>");
                        }
                    )
                ),
            "done"
        ),
        ["texts that are all different, 20 MB"] = (
            () =>
            {
                var text = new StringBuilder("region,campaign,a,b,c\n");
                for (var at = 0; text.Length < 19_900_000; at++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"R{at},C{at},{at:D400},{at + 1:D400},{at + 2:D400}\n");
                }

                return Encoding.UTF8.GetBytes(text.ToString());
            },
            "done"
        ),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_takes_less_than_200_megabytes(string name)
    {
        var (content, state) = Files[name];
        using var node = await api.StartOtherNode();
        await Run(Workbooks.Of(Header), "done"); // what is compiled and kept for any file is no memory of this one
        var rest = Status(node, "VmRSS:");
        var bytes = content();
        ForgetPeak(node);
        var watch = Stopwatch.StartNew();

        await Run(bytes, state);

        var taken = (Status(node, "VmHWM:") - rest) / Megabyte;
        output.WriteLine(
            $"{bytes.Length / 1024} KB: {watch.Elapsed.TotalSeconds:0.0} s, {taken} MB above {rest / Megabyte}"
        );
        taken.ShouldBeLessThan(MostMegabytes, name);
    }

    private async Task Run(byte[] content, string state)
    {
        var uploaded = await api.AsWriter.Send(
            HttpMethod.Post,
            "/api/v2/document/",
            DocumentsApi.File(content, "file")
        );
        uploaded.Status.ShouldBe(200, uploaded.Body);
        var document = await api.Database.Value<int>("select max(id) from monitoring.document");
        (await api.Process(document)).Status.ShouldBe(202);
        await api.Database.Execute(
            "update monitoring.document_job set run_at = '2000-01-01', state = 'queued' where state = 'queued'" // wakes the node
        );
        await Eventually.Until(() =>
            api.Database.Value<bool>("select bool_and(state not in ('queued', 'running')) from monitoring.document_job")
        );
        (await api.State()).ShouldStartWith($"{state} | ");
    }

    private static void Header(TextWriter text) => text.Write(Workbooks.Line("region", "campaign", "missed"));

    private static string Column(int at) =>
        at < 26 ? $"{(char)('A' + at)}" : Column(at / 26 - 1) + (char)('A' + at % 26);

    private static void ForgetPeak(Executable node) =>
        System.IO.File.WriteAllText($"/proc/{node.ProcessId}/clear_refs", "5");

    private static long Status(Executable node, string name) =>
        1024
        * long.Parse(
            System
                .IO.File.ReadLines($"/proc/{node.ProcessId}/status")
                .First(line => line.StartsWith(name, StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture
        );
}
