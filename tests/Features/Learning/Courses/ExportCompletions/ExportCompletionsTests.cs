namespace Platform.Tests.Features.Learning;

public sealed class ExportCompletionsTests(LearningApi api) : IClassFixture<LearningApi>
{
    [Fact]
    public async Task For_staff()
    {
        await api.Database.AddCourse(61, lessons: 2, hasTest: true);
        await api.Database.AddPass(61);
        await api.Database.FinishLesson(611);
        await api.Database.FinishLesson(612);
        await api.Database.AddResult(610, success: false);
        await api.Database.AddResult(610, success: true);
        await api.Database.Execute(
            """
            insert into learning.certificate (number, account_id, assessment_id, full_name, title, result, issued_at, withdrawn_at)
            values ('HP-2026-000001-7K3M9QXA', 102, 610, 'A', 'C', 100, '2026-11-29Z', null);
            """
        );
        await api.Database.AddPass(61, LearningApi.BorisId);
        await api.Database.AddCourse(62, lessons: 1);

        await Verify(
            new[]
            {
                await api.Sofia.Get("/api/v0/courses/61/completions/csv/"),
                await api.Sofia.Get("/api/v0/courses/62/completions/csv/"), // nobody
                await api.Sofia.Get("/api/v0/courses/99/completions/csv/"),
                await api.Anna.Get("/api/v0/courses/61/completions/csv/"),
                await api.Anonymous.Get("/api/v0/courses/61/completions/csv/"),
            }
        );
    }
}
