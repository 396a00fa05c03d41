using System.Text.RegularExpressions;

namespace Platform.Tests.Features.Learning;

public sealed class GetCertificateTests(AssessmentApi api) : IClassFixture<AssessmentApi>
{
    [Theory]
    [InlineData("event_test")]
    [InlineData("webinar_test")]
    [InlineData("course_test")]
    public async Task For_who_passed(string mount)
    {
        var path = AssessmentApi.PathOf(mount) + "results/certificate/";
        await api.Database.Execute(
            "update learning.course set certificate_available = true, points = 12, author = 'Prof. Łukasz' where id = 203"
        );
        (await api.Anna.Get(path)).Status.ShouldBe(404);
        await Pass(AssessmentApi.IdOf(mount), LearningApi.AnnaId);

        var (head, document) = await Print(path);
        var (again, _) = await Print(path);

        var name = Regex.Match(
            head,
            "attachment; filename=\"certificate-(?<number>HP-2026-[0-9]{6}-[0-9A-Z]{8}).pdf\"",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        name.Success.ShouldBeTrue(head);
        again.ShouldBe(head);
        var text = PdfText.Of(document);
        text.ShouldContain("Коваль Анна Петровна");
        text.ShouldContain(name.Groups["number"].Value);
        text.ShouldContain("20.11.2026 · 100 %");
        text.Contains("Prof. Łukasz", StringComparison.Ordinal).ShouldBe(mount == "course_test");
    }

    [Fact]
    public async Task Refusals()
    {
        var path = await api.AddTest(220) + "results/certificate/";
        await Pass(220, LearningApi.BorisId);
        await Pass(208, LearningApi.AnnaId);
        var course = await api.AddCourse(221) + "test/results/certificate/";
        await Pass(221, LearningApi.AnnaId);

        await Verify(
            new[]
            {
                await api.Anonymous.Get(path),
                await api.Anna.Get(path), // somebody else passed
                await api.Sofia.Get(path), // staff are nobody else
                await api.Anna.Get(AssessmentApi.Draft + "results/certificate/"),
                await api.Anna.Get(course), // gives none
                await api.Anna.Get(AssessmentApi.PathOf("lesson_test") + "results/certificate/"),
            }
        );
        (
            await api.Database.Rows("select id from learning.certificate where assessment_id in (208, 220, 221)")
        ).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_printed_stays_as_it_was()
    {
        var path = await api.AddTest(230) + "results/certificate/";
        await Pass(230, LearningApi.BorisId);
        var before = PdfText.Of((await Print(path, api.Boris)).Document);

        await api.Database.Execute(
            """
            update learning.event set name = 'Other' where id = 230;
            update identity.account set last_name = 'Other' where id = 103;
            update learning.answer set is_correct = not is_correct where question_id / 10 = 230;
            update learning.event set success_percent = 100 where id = 230
            """
        );

        PdfText.Of((await Print(path, api.Boris)).Document).ShouldBe(before);
        await api.Database.Execute("update identity.account set last_name = 'Bondar' where id = 103");
    }

    [Fact]
    public async Task A_template_says_how_it_looks()
    {
        var path = await api.AddTest(231) + "results/certificate/";
        await Pass(231, LearningApi.AnnaId);
        await api.Database.Execute(
            """
            insert into learning.certificate_template (id, name, title, body, orientation, created, updated)
            values (901, 'n', 'Диплом', '{full_name}: {title}', 'portrait', '2026-11-01Z', '2026-11-01Z');
            update learning.event set certificate_template_id = 901 where id = 231
            """
        );

        var text = PdfText.Of((await Print(path)).Document);

        text.ShouldContain("Диплом");
        text.ShouldContain("Коваль Анна Петровна: Хирургия 231");
    }

    /// <summary>The picture is uploaded and printed; when its content is gone the page is plain.</summary>
    [Fact]
    public async Task A_template_may_have_a_background()
    {
        var path = await api.AddTest(233) + "results/certificate/";
        await Pass(233, LearningApi.AnnaId);
        using var parts = new MultipartFormDataContent
        {
            { new StringContent("n"), "name" },
            { new StringContent("t"), "title" },
            { new StringContent("{full_name}"), "body" },
            { new ByteArrayContent(Pictures.Png), "background", "b.png" },
        };
        var template = await api.Sofia.Send(HttpMethod.Post, TemplateRows.Path, parts);
        template.Status.ShouldBe(201, template.Body);
        await api.Database.Execute(
            "update learning.event set certificate_template_id = (select id from learning.certificate_template where background is not null) where id = 233"
        );

        var (_, document) = await Print(path);

        PdfText.Pictures(document).ShouldBe(1);
        PdfText.Of(document).ShouldContain("Коваль Анна Петровна");
        await api.Database.Execute(
            "update learning.certificate_template set background = repeat('d', 64) || '/b.png' where background is not null"
        );
        PdfText.Pictures((await Print(path)).Document).ShouldBe(0);
    }

    /// <summary>Those who ask for the first time at once get the same one.</summary>
    [Fact]
    public async Task There_is_one()
    {
        var path = await api.AddTest(232) + "results/certificate/";
        await Pass(232, LearningApi.AnnaId);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Ask(path, api.Anna)));

        answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 429);
        answers.Where(answer => answer.Status == 200).Select(answer => answer.Head).Distinct().Count().ShouldBe(1);
        (
            await api.Database.Value<long>("select count(*) from learning.certificate where assessment_id = 232")
        ).ShouldBe(1);
    }

    private async Task<(string Head, byte[] Document)> Print(string path, HttpClient? client = null)
    {
        var (status, head, document) = await Ask(path, client ?? api.Anna);
        status.ShouldBe(200);

        return (head, document);
    }

    private static async Task<(int Status, string Head, byte[] Document)> Ask(string path, HttpClient client)
    {
        using var answer = await client.GetAsync(path);

        return (
            (int)answer.StatusCode,
            $"{answer.Content.Headers.ContentType} {answer.Content.Headers.ContentDisposition}",
            await answer.Content.ReadAsByteArrayAsync()
        );
    }

    private Task Pass(long assessmentId, long accountId) =>
        api.Database.Execute(
            $"""
            insert into learning.submission (
                assessment_id, kind, account_id, questions_count, correct_answers, result, success, created
            )
            values
                ({assessmentId}, 'test', {accountId}, 3, 1, 33.33, false, '2026-11-19 08:00Z'),
                ({assessmentId}, 'test', {accountId}, 3, 3, 100, true, '2026-11-20 08:00Z'),
                ({assessmentId}, 'test', {accountId}, 3, 2, 66.66, true, '2026-11-21 08:00Z')
            """
        );
}
