using PdfSharp.Pdf.IO;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

public sealed class PrintRecordTests(RecordRows api) : IClassFixture<RecordRows>
{
    [Fact]
    public async Task By_year()
    {
        using var answer = await api.Anna.GetAsync("/api/v0/me/record/pdf/");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var text = PdfText.Of(await answer.Content.ReadAsByteArrayAsync());
        text.ShouldContain("Коваль Анна Петровна");
        text.ShouldContain("20.11.2026");
        text.ShouldContain("HP-2026-000002-7K3M9QXA");
        text.ShouldContain("Points: 8.");
        text.ShouldNotContain("Withdrawn");
        (await api.Sofia.Get("/api/v0/me/record/pdf/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refusals() => await Verify(await api.Anonymous.Get("/api/v0/me/record/pdf/"));

    /// <summary>Long titles, and more than fit on a page.</summary>
    [Fact]
    public void Goes_on_on_the_next_page()
    {
        var at = new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc);
        RecordedCertificate[] many =
        [
            .. Enumerable
                .Range(0, 300)
                .Select(n => new RecordedCertificate(
                    $"HP-2026-{n:000000}-7K3M9QXA",
                    new string('Ж', n % 256),
                    100,
                    1,
                    "",
                    at,
                    at
                )),
        ];
        var record = new RecordYears(new string('W', 255), 300, [new RecordYear(2026, 300, many)]);

        var document = RecordDocument.Print(record, "https://learn.example.org/certificates/", at, TimeZoneInfo.Utc);

        using var read = PdfReader.Open(new MemoryStream(document), PdfDocumentOpenMode.Import);
        read.PageCount.ShouldBeGreaterThan(5);
    }
}
