namespace Platform.Tests.Features.Learning;

/// <summary>Pages of the site: home and main are written, the others are not.</summary>
public sealed class ContentRows : LearningApi
{
    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.Execute(
            """
            insert into learning.content_page (slug, body, translations, updated)
            select slug, '{"title": "Home", "phones": ["1"], "n": 1.50}', '{"uk": {"title": "Дім"}, "en-GB": {"x": null}}', '2026-11-01Z'
            from unnest(array['home', 'main']) as slug
            """
        );
    }
}
