namespace Platform.Tests.Features.Learning;

/// <summary>Certificate templates 21 to 29; the first has a background.</summary>
public sealed class TemplateRows : LearningApi
{
    public const string Path = "/api/v0/certificate_templates/";

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.Execute(
            """
            insert into learning.certificate_template (id, name, title, body, background, orientation, created, updated)
            select
                id, 'Name ' || id, 'Диплом', '{full_name}', case id when 21 then repeat('c', 64) || '/c.png' end,
                case when id < 25 then 'portrait' else 'landscape' end, '2026-11-02Z', '2026-11-02Z'
            from generate_series(21, 29) as id
            """
        );
    }
}
