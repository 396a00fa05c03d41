using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Platform.Features.Identity;
using Platform.Features.Learning;

namespace Platform.Tests.Features.Learning;

/// <summary>
/// The service with a clock that stands at 10:00 of 2026-11-29, a fixed key, a specialization and three people: Sofia is
/// staff, Anna and Boris are users.
/// </summary>
public class LearningApi : Api
{
    public const string Key = "a key of tests, thirty-two bytes at least";
    public const string Password = "a long secret";

    private static readonly string PasswordHash = Passwords.Hash(Password);

    public static readonly DateTimeOffset Start = new(2026, 11, 29, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Ids of the three, in this order.</summary>
    public const long SofiaId = 101;
    public const long AnnaId = 102;
    public const long BorisId = 103;

    /// <summary>Staff.</summary>
    public HttpClient Sofia => AsPerson(SofiaId);

    public HttpClient Anna => AsPerson(AnnaId);

    public HttpClient Boris => AsPerson(BorisId);

    protected override DateTimeOffset? Now => Start;

    private HttpClient AsPerson(long accountId) => LearningCallers.AsPerson(this, accountId);

    protected override void Configure(IDictionary<string, string?> settings)
    {
        settings["Learning:JwtKey"] = Key;
        settings["Learning:PublicOrigin"] = "https://learn.example.org";
    }

    protected override async Task Arrange(TestDatabase database) => await database.AddPeople(PasswordHash);
}

public static class LearningCallers
{
    /// <summary>A client with a fresh access token of the account.</summary>
    public static HttpClient AsPerson(this Api api, long accountId, WebApplication? node = null) =>
        api.Bearing(api.TokenOf(accountId, TokenUse.Access), node);

    /// <summary>A client that sends this token.</summary>
    public static HttpClient Bearing(this Api api, string token, WebApplication? node = null)
    {
        var client = api.WithToken(token, node);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        return client;
    }

    public static string TokenOf(this Api api, long accountId, TokenUse use) =>
        api.Services.GetRequiredService<JwtTokens>().Make(use, accountId, default).AsTask().GetAwaiter().GetResult();
}

public static class LearningRows
{
    /// <summary>What the examples of the document refer to, whether another operation has deleted it or not.</summary>
    public static Task AddLearningExamples(this TestDatabase database) =>
        database.Execute(
            """
            insert into learning.specialization (id, name, secondary_name, sort_id, created, updated)
            values (1, 'Surgeon', 'Surgery', 1, '2026-11-01Z', '2026-11-01Z')
            on conflict do nothing;

            insert into identity.account (id, username, email)
            values (1, 'first@example.org', 'first@example.org')
            on conflict do nothing;

            insert into learning.profile (account_id, phone, region, town, job_place, job_name)
            values (1, '1', 'r', 't', 'p', 'n')
            on conflict do nothing;

            insert into learning.event (id, kind, name, description, text, start_date, end_date, testing_end_date, is_draft, private, created, updated)
            values (1, 'event', 'n', 'd', 't', '2026-12-01Z', '2026-12-01Z', '2026-12-01Z', false, true, '2026-11-01Z', '2026-11-01Z')
            on conflict do nothing;

            insert into learning.course (id, name, is_draft, created, updated) values (1, 'c', false, '2026-11-01Z', '2026-11-01Z')
            on conflict do nothing;

            insert into learning.lesson (id, course_id, name, sort_id, created, updated) values (1, 1, 'l', 1, '2026-11-01Z', '2026-11-01Z')
            on conflict do nothing;

            insert into learning.lesson_file (id, lesson_id, name, file, size, created, updated)
            values (1, 1, 'f', repeat('a', 64) || '/f.txt', 1, '2026-11-01Z', '2026-11-01Z')
            on conflict do nothing;

            delete from learning.registration;

            delete from learning.subscription where email = 'ada@example.org' and id <> 1;
            insert into learning.subscription (id, email, created) values (1, 'first@example.org', '2026-11-01Z')
            on conflict do nothing;

            insert into learning.event (
                id, kind, name, description, text, start_date, end_date, testing_end_date, is_draft, created, updated
            )
            values (2, 'webinar', 'n', 'd', 't', '2026-12-01Z', '2026-12-01Z', '2126-12-01Z', false, '2026-11-01Z', '2026-11-01Z')
            on conflict (id) do update set kind = 'webinar', place = null, is_draft = false, testing_end_date = '2126-12-01Z';

            -- One under each mount, as the paths of the document say; deleted questions are there again.
            delete from learning.assessment where id <= 6 or event_id in (1, 2) or course_id = 1 or lesson_id = 1;
            delete from learning.question where id <= 6;
            delete from learning.answer where id <= 6;
            insert into learning.assessment (id, kind, event_id, course_id, lesson_id, created)
            values
                (1, 'test', 1, null, null, '2026-11-01Z'),
                (2, 'test', 2, null, null, '2026-11-01Z'),
                (3, 'test', null, 1, null, '2026-11-01Z'),
                (4, 'test', null, null, 1, '2026-11-01Z'),
                (5, 'poll', 2, null, null, '2026-11-01Z'),
                (6, 'realtime_poll', 2, null, null, '2026-11-01Z');
            insert into learning.question (id, assessment_id, title, launched_at, created, updated)
            select id, id, 'q', '2026-11-01Z', '2026-11-01Z', '2026-11-01Z' from generate_series(1, 6) as id;
            insert into learning.answer (id, question_id, title, created, updated)
            select id, id, 'a', '2026-11-01Z', '2026-11-01Z' from generate_series(1, 6) as id;

            -- What operations add has other ids.
            select setval(sequence, greatest(1000, nextval(sequence)))
            from unnest(array['specialization', 'event', 'course', 'lesson', 'assessment', 'question', 'answer']) as name
            cross join lateral pg_get_serial_sequence('learning.' || name, 'id') as sequence;

            -- Each operation may register the example's address.
            delete from identity.account where email = 'test@example.com' and id <> 1;
            """
        );

    /// <summary>The specialization and the three people of <see cref="LearningApi"/>.</summary>
    public static Task AddPeople(this TestDatabase database, string passwordHash = "") =>
        database.Execute(
            """
            insert into learning.specialization (id, name, secondary_name, sort_id, created, updated)
            values (11, 'Хирург', 'Хирургия', 1, '2026-11-01 09:00Z', '2026-11-01 09:00Z');

            insert into identity.account (
                id, username, email, password_hash, first_name, last_name, is_staff, email_confirmed, date_joined
            )
            values
                (101, 'sofia@example.org', 'sofia@example.org', :hash, 'Sofia', 'Staff', true, true, '2026-11-01Z'),
                (102, 'anna@example.org', 'anna@example.org', :hash, 'Анна', 'Коваль', false, true, '2026-11-01Z'),
                (103, 'boris@example.org', 'boris@example.org', :hash, 'Boris', 'Bondar', false, false, '2026-11-01Z');

            insert into learning.profile (
                account_id, parent_name, phone, birth_date, region, town, job_place, job_name, specialization_id
            )
            values
                (102, 'Петровна', '380501112233', '1992-03-03', 'Kyiv', 'Київ', 'Hospital 1', 'Surgeon', 11),
                (103, null, '380504445566', null, 'Lviv', 'Lviv', 'Hospital 2', 'Dentist', 11);
            """,
            ("hash", passwordHash)
        );
}
