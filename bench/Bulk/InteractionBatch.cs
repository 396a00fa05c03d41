using System.Collections.Concurrent;
using Npgsql;
using Platform.Bench.Load;

namespace Platform.Bench.Bulk;

/// <summary>Interactions of one therapist, in the order of day and ordinal, as the pulling clients send them.</summary>
internal sealed class InteractionBatch(string therapistId, string token, InteractionBatch.Columns columns) : Batch
{
    private const int PerDay = 5;

    private static readonly string Lock = Statement.Named("Sync/UpsertInteractions.LockTherapist").Text;
    private static readonly string Upsert = Statement.Named("Sync/UpsertInteractions").Text;
    private static readonly ConcurrentDictionary<int, Columns> Made = new();

    /// <summary>The rows of a size, the same for every therapist.</summary>
    internal sealed class Columns
    {
        public Columns(int rows)
        {
            var random = new Random(rows);
            Dates = [.. Enumerable.Range(0, rows).Select(row => new DateOnly(2018, 1, 1).AddDays(row / PerDay))];
            Ordinals = [.. Enumerable.Range(0, rows).Select(row => row % PerDay + 1)];
            Calls = [.. Enumerable.Range(0, rows).Select(_ => random.Next(3))];
            int[] chats = [.. Enumerable.Range(0, rows).Select(_ => random.Next(20))];
            Chats = [chats, [.. chats.Select(count => count + 1)]];
            Bodies = [.. Chats.Select(Body)];
        }

        public DateOnly[] Dates { get; }
        public int[] Ordinals { get; }
        public int[] Calls { get; }
        public int[][] Chats { get; }
        public byte[][] Bodies { get; }

        private byte[] Body(int[] chats) =>
            Json(
                Dates.Length,
                (json, row) =>
                {
                    json.WriteNumber("interaction_id"u8, Ordinals[row]);
                    json.WriteString("interaction_date"u8, DateText(Dates[row]));
                    json.WriteNumber("chat_count"u8, chats[row]);
                    json.WriteNumber("call_count"u8, Calls[row]);
                }
            );
    }

    public static Batch Make(string side, int number, int rows, string token) =>
        new InteractionBatch(
            $"bench-{side}-{rows}-{number}",
            token,
            Made.GetOrAdd(rows, static count => new Columns(count))
        );

    public override Task<long> SendBare(NpgsqlDataSource source, int variant, CancellationToken stop) =>
        InTransaction(
            source,
            Lock,
            new NpgsqlParameter<string>("therapist_id", therapistId),
            Upsert,
            [
                new NpgsqlParameter<DateOnly[]>("interaction_dates", columns.Dates),
                new NpgsqlParameter<int[]>("counters", columns.Ordinals),
                new NpgsqlParameter<int[]>("chat_counts", columns.Chats[variant]),
                new NpgsqlParameter<int[]>("call_counts", columns.Calls),
            ],
            stop
        );

    protected override Request MakeRequest(int variant) =>
        Load.Request.Of(
            "POST",
            $"/sync/organizations/therapists/{therapistId}/interactions/",
            token,
            columns.Bodies[variant]
        );
}
