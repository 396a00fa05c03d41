using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.Tests.Features.Learning;

public sealed class CorrectCertificateTests(IssuedRows api) : IClassFixture<IssuedRows>
{
    [Fact]
    public async Task Another_is_issued_and_the_old_number_names_it()
    {
        var corrected = await Correct(1, """{"full_name":"Коваль Ганна","result":99.5,"reason":"Misspelled."}""");
        var number = NumberOf(corrected);

        await Verify(
            new[]
            {
                Shown(corrected),
                Shown(await api.Sofia.Get(IssuedRows.Path + "1/")),
                Shown(await api.Anonymous.Get("/certificates/HP-2026-000001-7K3M9QXA", ("Accept", "application/json"))),
                Shown(await api.Anonymous.Get("/certificates/HP-2026-000001-7K3M9QXA", ("Accept", "text/html"))),
                Shown(await api.Anonymous.Get($"/certificates/{number}", ("Accept", "application/json"))),
                await Correct(1, """{"reason":"Again."}"""),
            }
        );
        using var print = await api.Anna.GetAsync("/api/v0/events/1/test/results/certificate/");
        var text = PdfText.Of(await print.Content.ReadAsByteArrayAsync());
        text.ShouldContain(number);
        text.ShouldContain("Коваль Ганна");
        text.ShouldContain("99.5 %");

        Exchange Shown(Exchange exchange) =>
            exchange with
            {
                Request = exchange.Request.Replace(number, "HP-…", StringComparison.Ordinal),
                Body = Regex.Replace(
                    exchange.Body.Replace(number, "HP-…", StringComparison.Ordinal),
                    "\"id\":1[1-9],",
                    "\"id\":11,",
                    default,
                    TimeSpan.FromSeconds(1)
                ),
            };
    }

    [Fact]
    public async Task One_that_was_withdrawn_comes_back()
    {
        (await api.Sofia.Post(IssuedRows.Path + "2/withdraw/", """{"reason":"r"}""")).Status.ShouldBe(200);

        var corrected = await Correct(2, """{"reason":"It was right."}""");

        corrected.Status.ShouldBe(201);
        corrected.Body.ShouldContain("\"status\":\"valid\"");
        (await api.Anna.Get("/api/v0/events/2/test/results/certificate/")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Refusals() =>
        await Verify(
            new[]
            {
                await Correct(3, "{}"),
                await Correct(3, """{"reason":"r","result":100.5,"points":-1}"""),
                await Correct(3, """{"reason":"r","result":1.005}"""),
                await Correct(99, """{"reason":"r"}"""),
                await api.Anna.Post(IssuedRows.Path + "3/correct/", """{"reason":"r"}"""),
                await api.Anonymous.Post(IssuedRows.Path + "3/correct/", """{"reason":"r"}"""),
            }
        );

    [Fact]
    public async Task At_once_one_takes_its_place()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(n =>
                    n % 2 == 0
                        ? Correct(4, """{"reason":"r"}""")
                        : api.Sofia.Post(IssuedRows.Path + "4/withdraw/", """{"reason":"r"}""")
                )
        );

        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.Status == 201 || answer.Status == 200 || answer.Status == 400);
        (
            await api.Database.Value<long>(
                "select count(*) from learning.certificate where assessment_id = 4 and replaced_at is null"
            )
        ).ShouldBe(1);
        // Whoever asks for it meanwhile is issued none beside.
        (await api.Anna.Get("/api/v0/events/4/test/results/certificate/")).Status.ShouldBe(200);
        (await api.Database.Value<long>("select count(*) from learning.certificate where assessment_id = 4")).ShouldBe(
            2
        );
    }

    private static string NumberOf(Exchange exchange) => (string)JsonNode.Parse(exchange.Body)!["number"]!;

    private Task<Exchange> Correct(long id, string body) => api.Sofia.Post($"{IssuedRows.Path}{id}/correct/", body);
}
