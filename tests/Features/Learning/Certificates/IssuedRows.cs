namespace Platform.Tests.Features.Learning;

/// <summary>Certificates 1 to 9 of Anna, for the events 1 to 9, and 10 of Boris, for a course.</summary>
public sealed class IssuedRows : LearningApi
{
    public const string Path = "/api/v0/certificates/";

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.Execute(
            """
            insert into learning.event (id, kind, name, description, text, start_date, end_date, testing_end_date, is_draft, created, updated)
            select id, 'event', 'Хирургия ' || id, 'd', 't', '2026-12-01Z', '2026-12-01Z', '2026-12-01Z', false, '2026-11-01Z', '2026-11-01Z'
            from generate_series(1, 9) as id;

            insert into learning.assessment (id, kind, event_id, created)
            select id, 'test', id, '2026-11-01Z' from generate_series(1, 9) as id;

            insert into learning.submission (id, assessment_id, kind, account_id, questions_count, correct_answers, result, success, created)
            select id, id, 'test', 102, 3, 3, 100, true, '2026-11-20Z' from generate_series(1, 9) as id;

            insert into learning.certificate (
                id, number, account_id, assessment_id, submission_id, full_name, title, result, passed_at, issued_at
            )
            overriding system value
            select
                id, 'HP-2026-00000' || id || '-7K3M9QXA', 102, id, id, 'Коваль Анна Петровна', 'Хирургия ' || id, 100,
                '2026-11-20 08:00Z', '2026-11-21 08:00Z'
            from generate_series(1, 9) as id;

            insert into learning.certificate (id, number, account_id, full_name, title, result, points, author, issued_at)
            values (10, 'HP-2026-000010-7K3M9QXA', 103, 'Bondar Boris', 'Course', 66.66, 12, 'Bill', '2026-11-22Z');

            select setval(pg_get_serial_sequence('learning.certificate', 'id'), 10);
            """
        );
    }
}
