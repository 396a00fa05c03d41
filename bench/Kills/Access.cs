using Npgsql;
using Platform.Bench.Stage;
using Platform.Features.Casework;
using Platform.Features.Chat;
using Platform.Features.Identity;

namespace Platform.Bench.Kills;

/// <summary>Data of every area that writes need, and with what their clients prove themselves.</summary>
internal sealed record Access(
    string Sync,
    string Monitoring,
    long MonitoringId,
    string Chat,
    string Org,
    string Source,
    string User,
    LearningIds Learning
)
{
    /// <summary>Into an empty database.</summary>
    public static async Task<Access> Make(NpgsqlDataSource source, Uri receiver, CancellationToken stop)
    {
        var database = new DataFiles(source);
        var (sync, monitoring, chat) = (TokenCache.NewToken(), TokenCache.NewToken(), SecretCache.NewSecret());
        var (org, system, user) = (KeyCache.NewKey(), KeyCache.NewKey(), KeyCache.NewKey());
        await BenchData.AddAccount(source, sync, stop);
        await database.Execute("Monitoring.Regions", stop, ("provinces", 1));
        await database.Execute("Monitoring.Indicators", stop);
        await database.Execute("Monitoring.Campaigns", stop);
        var caller = await database.Numbers(
            "Monitoring.Caller",
            stop,
            ("username", "kept-writer"),
            ("digest", TokenCache.DigestOf(monitoring)),
            ("region_ids", new[] { 1, 2, 3, 4 })
        );
        await database.Execute("Chat.Load", stop, ("digest", SecretCache.DigestOf(chat)), ("comments", 1L));
        await database.Execute(
            "Casework.Load",
            stop,
            ("org", KeyCache.DigestOf(org)),
            ("source", KeyCache.DigestOf(system)),
            ("user", KeyCache.DigestOf(user)),
            ("clients", 20L)
        );
        await database.Execute("Learning.Load", stop, ("people", 1L), ("events", 10L));
        await database.Execute("Kills.Load", stop, ("url", receiver.ToString()));
        var ids = await database.Numbers("Kills.Ids", stop);

        return new Access(
            sync,
            monitoring,
            caller[0],
            chat,
            org,
            system,
            user,
            new LearningIds(ids[0], ids[1], ids[2], ids[3], ids[4], ids[5])
        );
    }
}

/// <param name="Event">Private, with a test.</param>
/// <param name="Question">Of the test.</param>
/// <param name="Answer">To the question.</param>
/// <param name="Course">That anybody may begin.</param>
/// <param name="Lesson">Its first.</param>
/// <param name="Specialization">Of whoever registers.</param>
internal sealed record LearningIds(
    long Event,
    long Question,
    long Answer,
    long Course,
    long Lesson,
    long Specialization
);
