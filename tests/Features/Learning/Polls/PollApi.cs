using System.Net.WebSockets;
using System.Text;

namespace Platform.Tests.Features.Learning;

/// <summary>
/// Webinars 21 and 22, a draft 23 and an event 24. Questions of the realtime poll of 21: 31 with the answers 41 and 42 (43
/// is deleted), 32 (several answers may be given) with 44 and 45, 33 without any, 34 deleted; of 22: 35, of 23: 36.
/// </summary>
public class PollApi : LearningApi
{
    public const string Launch31 = "/api/v0/webinars/21/realtime_poll/questions/31/launch/";

    public const string Frame31 =
        """{"webinar_id":21,"question":{"id":31,"title":"Що це?","multiple_answers":false,"answers_set":[{"id":41,"title":"Грип"},{"id":42,"title":"Кір"}]}}""";

    protected override async Task Arrange(TestDatabase database)
    {
        await base.Arrange(database);
        await database.AddPolls();
    }
}

public static class PollRows
{
    public static Task AddPolls(this TestDatabase database) =>
        database.Execute(
            """
            insert into learning.event (
                id, kind, name, description, text, start_date, end_date, testing_end_date, is_draft, created, updated
            )
            select id, kind, 'n' || id, '', '', t, t, t, is_draft, t, t
            from (
                values (21, 'webinar', false), (22, 'webinar', false), (23, 'webinar', true), (24, 'event', false)
            ) as one (id, kind, is_draft)
            cross join (values (timestamptz '2026-11-28Z')) as made (t);

            insert into learning.assessment (id, kind, event_id, created)
            select id, kind, event_id, '2026-11-28Z'
            from (
                values
                    (51, 'realtime_poll', 21), (52, 'realtime_poll', 22), (53, 'realtime_poll', 23), (54, 'poll', 21)
            ) as one (id, kind, event_id);

            insert into learning.question (
                id, assessment_id, title, multiple_answers, archived_at, created, updated
            )
            select id, assessment_id, title, multiple_answers, archived_at, '2026-11-28Z', '2026-11-28Z'
            from (
                values
                    (31, 51, 'Що це?', false, null),
                    (32, 51, 'Which of them?', true, null),
                    (33, 51, 'Of what?', false, null),
                    (34, 51, 'Deleted', false, timestamptz '2026-11-28Z'),
                    (35, 52, 'Elsewhere', false, null),
                    (36, 53, 'Not yet', false, null),
                    (37, 54, 'Of the other poll', false, null)
            ) as one (id, assessment_id, title, multiple_answers, archived_at);

            insert into learning.answer (id, question_id, title, is_correct, archived_at, created, updated)
            select id, question_id, title, id = 41, archived_at, '2026-11-28Z', '2026-11-28Z'
            from (
                values
                    (41, 31, 'Грип', null),
                    (42, 31, 'Кір', null),
                    (43, 31, 'Deleted', timestamptz '2026-11-28Z'),
                    (44, 32, 'One', null),
                    (45, 32, 'Two', null),
                    (46, 34, 'Of a deleted one', null),
                    (47, 35, 'Yes', null),
                    (48, 36, 'Yes', null),
                    (49, 37, 'Yes', null)
            ) as one (id, question_id, title, archived_at);
            """
        );
}

/// <summary>Somebody who watches a webinar.</summary>
internal sealed class Watching : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _window = new byte[64 * 1024];

    private Watching() { }

    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public static async Task<Watching> Of(Uri address, long webinarId, string end = "", string? token = null)
    {
        var watching = new Watching();
        watching._socket.Options.CollectHttpResponseDetails = true;
        if (token is not null)
        {
            watching._socket.Options.SetRequestHeader("Authorization", token);
        }

        await watching._socket.ConnectAsync(
            new UriBuilder(new Uri(address, $"/ws/{webinarId}{end}")) { Scheme = "ws" }.Uri,
            CancellationToken.None
        );

        return watching;
    }

    public Task Say(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, default);

    /// <summary>The next frame; null: it is closed.</summary>
    public async Task<string?> Next()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        using var text = new MemoryStream();
        while (true)
        {
            var read = await _socket.ReceiveAsync(_window.AsMemory(), patience.Token);
            if (read.MessageType is WebSocketMessageType.Close)
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", patience.Token);

                return null;
            }

            text.Write(_window, 0, read.Count);
            if (read.EndOfMessage)
            {
                return Encoding.UTF8.GetString(text.ToArray());
            }
        }
    }

    public void Dispose() => _socket.Dispose();
}
