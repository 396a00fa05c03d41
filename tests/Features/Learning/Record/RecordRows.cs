namespace Platform.Tests.Features.Learning;

/// <summary>Anna's certificates of two years by the time of Kyiv, one of them withdrawn.</summary>
public sealed class RecordRows : LearningApi
{
    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Learning:TimeZone"] = "Europe/Kyiv";
    }

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.Execute(
            """
            insert into learning.certificate (
                number, account_id, full_name, title, result, points, author, passed_at, issued_at, withdrawn_at
            )
            values
                ('HP-2025-000001-7K3M9QXA', 102, 'A', 'Old', 70, 3, '', '2025-12-31 21:59Z', '2026-01-02Z', null),
                ('HP-2026-000002-7K3M9QXA', 102, 'A', 'By Kyiv it is 2026', 66.66, 5, '', '2025-12-31 22:00Z', '2026-01-02Z', null),
                ('HP-2026-000003-7K3M9QXA', 102, 'A', '=HYPERLINK("x"), Хирургия', 100, null, null, '2026-11-20Z', '2026-11-20Z', null),
                ('HP-2026-000004-7K3M9QXA', 102, 'A', 'Withdrawn', 100, 9, '', '2026-11-20Z', '2026-11-20Z', '2026-11-21Z'),
                ('HP-2026-000005-7K3M9QXA', 103, 'B', 'Of Boris', 100, 9, '', '2026-11-20Z', '2026-11-20Z', null);
            """
        );
    }
}
