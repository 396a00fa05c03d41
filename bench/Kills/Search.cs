using System.Diagnostics;
using Npgsql;
using Platform.Bench.Stage;

namespace Platform.Bench.Kills;

/// <summary>Looks in the database for what was written.</summary>
internal sealed class Search(DataFiles database, IReadOnlyList<Kind> kinds)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<Kind, Found> _found = kinds.ToDictionary(kind => kind, _ => new Found());

    public long Acknowledged => kinds.Sum(kind => kind.Writes.Values.LongCount(acknowledged => acknowledged));

    public int Lost => _found.Values.Sum(found => found.Lost.Count);

    public int Halves => _found.Values.Sum(found => found.Halves.Count);

    public Found Of(Kind kind) => _found[kind];

    /// <param name="withJobs">Whether that is looked for too which is there only when a job is done.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Run(bool withJobs, CancellationToken stop)
    {
        foreach (var kind in kinds.Where(kind => withJobs || !kind.IsJob))
        {
            long[] acknowledged = [.. kind.Writes.Where(write => write.Value).Select(write => write.Key)];
            var there = await Read(kind, stop);
            var found = _found[kind];
            found.Lost.UnionWith(acknowledged.Where(number => !there.ContainsKey(number)));
            found.Halves.UnionWith(there.Where(write => write.Value != kind.Parts).Select(write => write.Key));
            found.Again = acknowledged.Count(there.ContainsKey);
            found.Unasked = there.Keys.Count(number => kind.Writes.TryGetValue(number, out var known) && !known);
        }
    }

    /// <summary>The server may be on its way back.</summary>
    private async Task<Dictionary<long, long>> Read(Kind kind, CancellationToken stop)
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(Pause, stop))
        {
            try
            {
                return await database.Pairs($"Kills.{kind.Name}", stop);
            }
            catch (NpgsqlException) when (watch.Elapsed < Patience)
            {
                // Once more.
            }
        }
    }

    /// <summary>Of a kind, in the last search; what was once lost stays so.</summary>
    internal sealed class Found
    {
        /// <summary>Acknowledged, and not there.</summary>
        public HashSet<long> Lost { get; } = [];

        /// <summary>There, with fewer or more rows than it has.</summary>
        public HashSet<long> Halves { get; } = [];

        /// <summary>Acknowledged, and there.</summary>
        public int Again { get; set; }

        /// <summary>There, and nobody had said so.</summary>
        public int Unasked { get; set; }
    }
}
