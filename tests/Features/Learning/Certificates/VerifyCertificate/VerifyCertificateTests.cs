namespace Platform.Tests.Features.Learning;

public sealed class VerifyCertificateTests(VerifyCertificateTests.Rows api) : IClassFixture<VerifyCertificateTests.Rows>
{
    private const string Path = "/certificates/HP-2026-000007-7K3M9QXA";

    public sealed class Rows : AssessmentApi
    {
        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.Execute(
                """
                insert into learning.certificate (
                    number, account_id, assessment_id, full_name, title, result, points, passed_at, issued_at
                )
                values
                    ('HP-2026-000007-7K3M9QXA', 102, 201, 'Коваль <b>Анна</b>', 'Хирургия & ко', 66.66, null, '2026-11-20Z', '2026-11-29 10:00Z'),
                    ('HP-2026-000008-ABCDEFGH', 103, 203, 'Bondar Boris', 'Course', 100, 12, null, '2026-11-29 10:00Z'),
                    ('HP-2026-000009-GONEGONE', 103, 202, 'Bondar Boris', 'Webinar', 100, null, null, '2026-11-29 10:00Z');
                """
            );
        }
    }

    [Fact]
    public async Task A_page_for_anybody() => await Verify(await api.Anonymous.Get(Path, ("Accept", "text/html")));

    [Fact]
    public async Task Json_for_who_asks_for_it() =>
        await Verify(
            new[]
            {
                await api.Anonymous.Get(Path + "/", ("Accept", "application/json")),
                await api.Anonymous.Get("/certificates/HP-2026-000008-ABCDEFGH", ("Accept", "application/json")),
            }
        );

    [Fact]
    public async Task Unknown() => await Verify(await api.Anonymous.Get("/certificates/HP-2026-000007-7K3M9QXB"));

    [Theory]
    [InlineData("%20")]
    [InlineData("x%20%27--")]
    public async Task Odd_numbers(string number) =>
        (await api.Anonymous.Get("/certificates/" + number)).Status.ShouldBe(404);

    /// <summary>It outlives what it was given for, but not its person.</summary>
    [Fact]
    public async Task As_long_as_the_person_is_known()
    {
        const string gone = "/certificates/HP-2026-000009-GONEGONE";
        await api.Database.Execute("delete from learning.event where id = 202");
        (await api.Anonymous.Get(gone)).Status.ShouldBe(200);
        await api.Database.Execute(
            "update learning.certificate set account_id = 101 where account_id = 103 and number like '%ABCDEFGH'; delete from identity.account where id = 103"
        );
        (await api.Anonymous.Get(gone)).Status.ShouldBe(404);
    }
}
