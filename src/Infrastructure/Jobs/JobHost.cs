using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;

namespace Platform.Infrastructure.Jobs;

/// <summary>Runs the jobs of the house: each as long as there is work, then when it is woken or its time has come.</summary>
public sealed class JobHost(
    IEnumerable<IJob> jobs,
    JobOptions options,
    JobSignals signals,
    [FromKeyedServices(DatabaseSetup.Jobs)] Database database,
    TimeProvider time,
    IMeterFactory meters,
    ILogger<JobHost> log
) : BackgroundService
{
    /// <summary>Seconds, from an outbox that is soon empty to an import of hours.</summary>
    private static readonly double[] Bounds = [0.01, 0.1, 1, 10, 60, 600, 3600];

    private readonly Histogram<double> _durations = meters
        .Create(JobMeter.Name)
        .CreateHistogram(
            "platform.job.duration",
            "s",
            "Runs of jobs that found something to do",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Bounds }
        );

    /// <summary>After the start of a service: its first requests go before.</summary>
    internal static readonly TimeSpan StartPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Enabled
            ? Task.WhenAll(
                from job in jobs
                from _ in Enumerable.Range(0, options.Parallel)
                let woken = signals.Worker(job.Name)
                select Work(job, woken, stoppingToken)
            )
            : Task.CompletedTask;

    private async Task Work(IJob job, ChannelReader<bool> woken, CancellationToken stop)
    {
        await Task.Delay(StartPause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var done = await Run(job, stop);
                pause = FirstPause;
                if (done == 0)
                {
                    await Sleep(woken, job.Every, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // Whatever it was, the loop goes on: a job that stays down helps nobody.
                log.LogError(problem, "{Job} failed, next try in {Pause}", job.Name, pause);
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private async Task<int> Run(IJob job, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(job.Timeout);
        int done;
        try
        {
            done = await job.RunOnce(database, time.GetUtcNow(), timeout.Token);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            Measure(job, started, "failed");
            throw;
        }

        if (done > 0)
        {
            Measure(job, started, "done");
            log.LogInformation("{Job} did {Done} in {Elapsed}", job.Name, done, Stopwatch.GetElapsedTime(started));
        }

        return done;
    }

    private void Measure(IJob job, long started, string outcome) =>
        _durations.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            JobMeter.JobLabel(job),
            new("outcome", outcome)
        );

    private static async Task Sleep(ChannelReader<bool> woken, TimeSpan longest, CancellationToken stop)
    {
        using var morning = CancellationTokenSource.CreateLinkedTokenSource(stop);
        morning.CancelAfter(longest);
        try
        {
            await woken.ReadAsync(morning.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Its time has come.
        }
    }
}

public static class JobsSetup
{
    /// <summary>The host of all jobs; an area registers its own as <see cref="IJob"/>.</summary>
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var signals = new JobSignals();

        builder.Services.AddSingleton(builder.Options<JobOptions>("Jobs"));
        builder.Services.AddSingleton(signals);
        builder.Services.AddSingleton(signals.Work);
        builder.Services.AddSingleton(signals.Ends);
        builder.Services.AddHostedService<JobHost>();
        builder.Services.AddHostedService<JobMeter>();
    }
}
