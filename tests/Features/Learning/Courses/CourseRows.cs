namespace Platform.Tests.Features.Learning;

/// <summary>
/// Course 1 with everything (two lessons, a file, tests, a tag), course 2 bare, course 3 a draft with a lesson of its own. Anna
/// has marked course 2.
/// </summary>
public class CourseRows : LearningApi
{
    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.AddCourses();
    }
}

internal static class CourseRowsOf
{
    public static Task AddCourses(this TestDatabase database) =>
        database.Execute(
            """
            insert into learning.specialization (id, name, secondary_name, sort_id, created, updated)
            values (12, 'Dentist', 'Dentistry', 2, '2026-11-01Z', '2026-11-01Z');

            insert into learning.course (
                id, name, description, text, certificate_available, points, author, start_date, end_date, is_draft, success_percent,
                max_tries, created, updated
            )
            values
                (1, 'Хирургия', 'Complex course', 'Lorem', true, 5, 'Bill', '2026-09-09', '2026-09-10', false, 66.67, 2, '2026-11-01Z', '2026-11-01Z'),
                (2, 'Basics', '', '', false, 0, '', null, null, false, 70, 0, '2026-11-02Z', '2026-11-02Z'),
                (3, 'Draft', '', '', false, 9, '', null, null, true, 70, 0, '2026-11-03Z', '2026-11-03Z');

            insert into learning.course_specialization values (1, 12), (1, 11), (2, 12), (3, 11);
            insert into learning.course_favourite values (2, 102);

            insert into learning.lesson (id, course_id, name, text, sort_id, test_time, success_percent, max_tries, created, updated)
            values
                (21, 1, 'Second', 'Text', 2, 20, 80, 3, '2026-11-01Z', '2026-11-01 00:00:00.5Z'),
                (22, 1, 'First', 'Вступ', 1, 0, 70, 0, '2026-11-02Z', '2026-11-02Z'),
                (31, 3, 'Hidden', '', 1, 0, 70, 0, '2026-11-01Z', '2026-11-01Z');

            insert into learning.lesson_file (id, lesson_id, name, file, size, created, updated)
            values
                (211, 21, 'Slides', repeat('d', 64) || '/slides.pdf', 5120, '2026-11-01Z', '2026-11-01Z'),
                (212, 21, 'Notes', repeat('e', 64) || '/notes.txt', 7, '2026-11-01Z', '2026-11-01Z'),
                (311, 31, 'Secret', repeat('f', 64) || '/secret.txt', 7, '2026-11-01Z', '2026-11-01Z');

            insert into learning.assessment (id, kind, course_id, lesson_id, created)
            values (41, 'test', 1, null, '2026-11-01Z'), (42, 'test', null, 21, '2026-11-01Z');

            insert into learning.question (assessment_id, title, archived_at, created, updated)
            values
                (41, 'q', null, '2026-11-01Z', '2026-11-01Z'),
                (41, 'q', '2026-11-02Z', '2026-11-01Z', '2026-11-01Z'),
                (42, 'q', null, '2026-11-01Z', '2026-11-01Z'),
                (42, 'q', null, '2026-11-01Z', '2026-11-01Z');
            """
        );
}
