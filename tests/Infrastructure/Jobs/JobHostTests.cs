using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Infrastructure.Jobs;

public sealed class JobHostTests
{
    [Fact]
    public async Task Works_until_there_is_nothing_and_again_when_woken()
    {
        var signals = new JobSignals();
        var job = new Counting { Waiting = 3 };
        using var host = await Started(signals, job);
        await Eventually.Until(() => job.Done == 3);

        job.Waiting = 2;
        signals.Work.Received("Tests/Other");
        await Task.Delay(50);
        job.Done.ShouldBe(3);

        signals.Work.Received(job.Name);
        await Eventually.Until(() => job.Done == 5);

        job.Waiting = 1;
        signals.Work.Reconnected(); // something may have been missed
        await Eventually.Until(() => job.Done == 6);
        await host.StopAsync(default);
    }

    [Fact]
    public async Task Looks_by_itself_from_time_to_time()
    {
        var job = new Counting { Every = TimeSpan.FromMilliseconds(20) };
        using var host = await Started(new JobSignals(), job);
        await Eventually.Until(() => job.Runs > 3);

        job.Waiting = 1;
        await Eventually.Until(() => job.Done == 1);
        await host.StopAsync(default);
    }

    [Fact]
    public async Task Goes_on_after_a_failure_and_a_time_out()
    {
        var job = new Counting { Waiting = 2, Fails = 1 };
        using var host = await Started(new JobSignals(), job);
        await Eventually.Until(() => job.Done == 2);

        var slow = new Counting
        {
            Timeout = TimeSpan.FromMilliseconds(50),
            Hangs = 1,
            Waiting = 1,
        };
        using var other = await Started(new JobSignals(), slow);
        await Eventually.Until(() => slow.Done == 1);
        await host.StopAsync(default);
        await other.StopAsync(default);
    }

    [Fact]
    public async Task Those_who_wait_hear_of_the_end()
    {
        var signals = new JobSignals();
        var hasEnded = false;
        var waiting = signals.WaitForEnd("Tests/Job", 7, () => Task.FromResult(hasEnded), Eventually.Patience, default);
        waiting.IsCompleted.ShouldBeFalse();

        hasEnded = true;
        signals.Ends.Received("Tests/Job 7");

        (await waiting).ShouldBeTrue();
        (
            await signals.WaitForEnd(
                "Tests/Job",
                8,
                () => Task.FromResult(false),
                TimeSpan.FromMilliseconds(30),
                default
            )
        ).ShouldBeFalse();
    }

    private static async Task<JobHost> Started(JobSignals signals, IJob job)
    {
        var host = new JobHost(
            [job],
            new JobOptions { Parallel = 1 },
            signals,
            null!,
            TimeProvider.System,
            new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>(),
            NullLogger<JobHost>.Instance
        );
        await host.StartAsync(default);

        return host;
    }

    private sealed class Counting : IJob
    {
        public int Waiting;
        public int Done;
        public int Runs;
        public int Fails;
        public int Hangs;

        public string Name => "Tests/Counting";

        public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

        public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

        public async Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop)
        {
            Runs++;
            if (Fails-- > 0)
            {
                throw new InvalidOperationException("Not this time.");
            }

            if (Hangs-- > 0)
            {
                await Task.Delay(System.Threading.Timeout.Infinite, stop);
            }

            if (Waiting == 0)
            {
                return 0;
            }

            Waiting--;
            Done++;

            return 1;
        }
    }
}
