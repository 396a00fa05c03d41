namespace Platform.Infrastructure.Jobs;

/// <summary>
/// Work behind requests: a slice without a route. Its work is rows of its area, which it claims; it may be killed at
/// any line and is run again, so what it did must either be committed as a whole or be harmless to repeat.
/// </summary>
public interface IJob
{
    /// <summary>As its statements are named, <c>Monitoring/RunDocumentJob</c>: also what wakes it, see <see cref="JobSignals"/>.</summary>
    string Name { get; }

    /// <summary>How often it looks for work without being woken.</summary>
    TimeSpan Every { get; }

    /// <summary>A run that takes longer is cancelled.</summary>
    TimeSpan Timeout => TimeSpan.FromMinutes(10);

    /// <summary>
    /// From <c>:now</c> to one row of <see cref="JobCounts"/>, for the metrics; null where the work is not in rows.
    /// </summary>
    Statement? Counts => null;

    /// <summary>Does the next piece of work.</summary>
    /// <returns>How much was done; 0: there is nothing to do.</returns>
    Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop);
}

/// <summary>Section <c>Jobs</c> of the settings.</summary>
public sealed class JobOptions
{
    /// <summary>Off: this node only answers requests.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many runs of one job a node has at once.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 64)]
    public int Parallel { get; set; } = 2;

    /// <summary>How long a claimed row is its worker's without a sign of life.</summary>
    [System.ComponentModel.DataAnnotations.Range(1, 3600)]
    public int LeaseSeconds { get; set; } = 30;
}
