namespace Platform.Tests.Features.Learning;

/// <summary>Events with everything, so that a test says only what it is about.</summary>
internal static class EventRows
{
    public static Task AddEvent(
        this TestDatabase database,
        long id,
        string kind = "event",
        string name = "Event",
        bool isDraft = false,
        bool isPrivate = false,
        string? youtubeId = "video",
        string? place = null,
        string text = "Text"
    ) =>
        database.Execute(
            """
            insert into learning.event (
                id, kind, name, description, text, place, start_date, end_date, testing_end_date, is_draft, private, youtube_id,
                success_percent, max_tries, created, updated
            )
            values (
                :id, :kind, :name, 'Description', :text, :place, '2026-12-01 10:00Z', '2026-12-01 11:30Z', '2026-12-02 00:00Z',
                :is_draft, :private, :youtube_id, 66.67, 2, '2026-11-01 09:00Z', '2026-11-01 09:00:00.120000Z'
            )
            """,
            ("id", id),
            ("kind", kind),
            ("name", name),
            ("text", text),
            ("place", place),
            ("is_draft", isDraft),
            ("private", isPrivate),
            ("youtube_id", youtubeId)
        );

    /// <summary>What must be said of one.</summary>
    public static string Body(string more = "") =>
        $$"""
            {
              "name": "Event in Kyiv", "description": "Event description", "text": "Full event text",
              "start_date": "2019-09-15T14:00:00", "end_date": "2019-09-15T15:00:00", "testing_end_date": "2019-09-15T16:00"{{more}}
            }
            """;

    /// <summary>Ids depend on the order of the tests.</summary>
    public static Exchange WithoutId(this Exchange exchange) =>
        exchange with
        {
            Body = System.Text.RegularExpressions.Regex.Replace(
                exchange.Body,
                "^\\{\"id\":[0-9]+",
                "{\"id\":1",
                default,
                TimeSpan.FromSeconds(1)
            ),
        };
}
