using Npgsql;
using Platform.Features.Identity;

namespace Platform.Bench.Stage;

/// <summary>The data under the measurement: the same in every run.</summary>
internal static class BenchData
{
    public static async Task Load(BenchDatabase database, string token, bool small, CancellationToken stop)
    {
        await AddAccount(database.Source, token, stop);
        await database.Execute("Sync.Organizations", stop, ("rows", 10L));
        await database.Execute("Sync.Therapists", stop);
        await database.Execute("Sync.Interactions", stop, ("days", small ? 10 : 100)); // 5 a day and therapist
        await MonitoringData.Load(database, small, stop);
        await database.Run("vacuum analyze", stop);
    }

    public static async Task AddAccount(NpgsqlDataSource source, string token, CancellationToken stop)
    {
        await using var command = source.CreateCommand(DataFiles.Text("Account"));
        command.Parameters.AddWithValue("digest", TokenCache.DigestOf(token));
        await command.ExecuteNonQueryAsync(stop);
    }
}
