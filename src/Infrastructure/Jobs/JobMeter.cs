using System.Diagnostics.Metrics;
using Npgsql;

namespace Platform.Infrastructure.Jobs;

/// <summary>Rows of a job: due now or later, being worked on, given up; and since when the oldest is due that nobody has taken.</summary>
public sealed record JobCounts(long Waiting, long Running, long Failed, DateTime? DueSince);

/// <summary>
/// Counts the rows of every job from time to time, for the metrics. The rows are everybody's, so each node tells the
/// same; a node that cannot count tells nothing.
/// </summary>
public sealed class JobMeter : BackgroundService
{
    /// <summary>Of the meter.</summary>
    public const string Name = "Platform.Jobs";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly IJob[] _jobs;
    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly ILogger<JobMeter> _log;
    private IReadOnlyList<Measurement<long>> _counted = [];
    private IReadOnlyList<Measurement<double>> _late = [];

    public JobMeter(
        IEnumerable<IJob> jobs,
        Database database,
        TimeProvider time,
        IMeterFactory meters,
        ILogger<JobMeter> log
    )
    {
        _jobs = [.. jobs.Where(job => job.Counts is not null)];
        (_database, _time, _log) = (database, time, log);
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("platform.jobs", () => _counted, description: "Work behind requests, by state");
        meter.CreateObservableGauge(
            "platform.jobs.lag",
            () => _late,
            "s",
            "How long the oldest work that is due has been waiting for somebody to take it"
        );
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var pause = JobHost.StartPause; ; pause = Every)
        {
            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            (_counted, _late) = await Count(stoppingToken);
        }
    }

    private async Task<(IReadOnlyList<Measurement<long>>, IReadOnlyList<Measurement<double>>)> Count(
        CancellationToken stop
    )
    {
        var counted = new List<Measurement<long>>();
        var late = new List<Measurement<double>>();
        try
        {
            foreach (var job in _jobs)
            {
                var now = _time.GetUtcNow().UtcDateTime;
                var rows = await _database.One<JobCounts>(job.Counts!, new { now }, stop);
                counted.Add(Of(job, "waiting", rows.Waiting));
                counted.Add(Of(job, "running", rows.Running));
                counted.Add(Of(job, "failed", rows.Failed));
                late.Add(new((now - (rows.DueSince ?? now)).TotalSeconds, JobLabel(job)));
            }
        }
        catch (Exception problem) when (problem is NpgsqlException or TimeoutException || stop.IsCancellationRequested)
        {
            _log.LogDebug(problem, "The jobs could not be counted");

            return ([], []);
        }

        return (counted, late);
    }

    private static Measurement<long> Of(IJob job, string state, long count) =>
        new(count, JobLabel(job), new("state", state));

    /// <summary>Not <c>job</c>: so Prometheus calls what it scrapes.</summary>
    internal static KeyValuePair<string, object?> JobLabel(IJob job) => new("job_name", job.Name);
}
