using Platform.Infrastructure.Jobs;

namespace Platform.Features.Chat;

/// <summary>
/// Takes away what open streams were told more than a day ago, some thousands at a time, a while after nobody may resume
/// there any more.
/// </summary>
public sealed class PurgeEvents : IJob
{
    private const int AtATime = 10_000;

    private static readonly TimeSpan Kept = EventFeed.Kept + TimeSpan.FromHours(1);

    private static readonly Statement Old = Statement.Of<PurgeEvents>();
    private static readonly Statement Alien = Statement.Of<PurgeEvents>(nameof(Alien));

    public string Name => "Chat/PurgeEvents";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop)
    {
        var alien = await database.One<long>(Alien, null, stop);
        var old = await database.One<long>(Old, new { before = now - Kept, limit = AtATime }, stop);

        return (int)(alien + old);
    }
}
