using Platform.Infrastructure.Security;

namespace Platform.Bench.Stage;

/// <summary>The data under the measurement: the same in every run.</summary>
internal static class BenchData
{
    public static async Task Load(BenchDatabase database, string token, bool small, CancellationToken stop)
    {
        await database.Execute("Account", stop, ("digest", TokenCache.DigestOf(token)));
        await database.Execute("Sync.Organizations", stop, ("rows", 10L));
        await database.Execute("Sync.Therapists", stop);
        await database.Execute("Sync.Interactions", stop, ("days", small ? 10 : 100)); // 5 a day and therapist
        await database.Run("vacuum analyze", stop);
    }
}
