using Platform.Infrastructure.Jobs;

namespace Platform.Features.Chat;

/// <summary>
/// Takes away what is out of sight already, a few thousand comments or events at a time: the texts of cleared rooms, the
/// names of erased users, in what waits for webhooks too, and where it is wished their texts, the rows of deleted rooms.
/// Two nodes at once do some of it twice, which changes nothing.
/// </summary>
public sealed class PurgeRooms : IJob
{
    private const int AtATime = 2_000;

    private static readonly Statement[] Steps =
    [
        Statement.Of<PurgeRooms>("Cleared"),
        Statement.Of<PurgeRooms>("Named"),
        Statement.Of<PurgeRooms>("Erased"),
        Statement.Of<PurgeRooms>("Told"),
        Statement.Of<PurgeRooms>("Comments"),
        Statement.Of<PurgeRooms>("Rooms"),
    ];

    public string Name => "Chat/PurgeRooms";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop)
    {
        var done = 0L;
        foreach (var step in Steps)
        {
            done += await database.One<long>(step, new { limit = AtATime, now }, stop);
        }

        return (int)done;
    }
}
