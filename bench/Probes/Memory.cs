using System.Net;
using Platform.Bench.Bulk;
using Platform.Bench.Load;
using Platform.Bench.Rows;
using Platform.Bench.Stage;

namespace Platform.Bench.Probes;

/// <summary>What the largest batch takes from a fresh service, and what requests allocate.</summary>
internal static class Memory
{
    private const int LargestBatch = 200_000;
    private const int Requests = 2_000;
    private const double Megabyte = 1024 * 1024;

    /// <summary>
    /// Resident memory at its peak above rest: more than the managed part of it, and exact, where looking at the heap
    /// from time to time would miss the peak.
    /// </summary>
    public static async Task<IReadOnlyList<Figure>> LargeBatch(Site site, CancellationToken stop)
    {
        await using var service = site.StartService("memory.log", site.Database.ConnectionString, "unused");
        await service.UntilAnswers("/health/ready", HttpStatusCode.OK, stop);
        using var connection = await Connection.Open(service.Port);
        var small = InteractionBatch.Make("memory", 0, 10, site.Token);
        await connection.Exchange(small.Request(0));
        await Task.Delay(TimeSpan.FromSeconds(2), stop);

        var batch = InteractionBatch.Make("memory", 0, LargestBatch, site.Token);
        var request = batch.Request(0);
        var rest = ProcStat.Resident(service.Pid);
        var allocated = await ServiceMetrics.Allocated(site, service, stop);
        ProcStat.ForgetPeak(service.Pid);
        var status = await connection.Exchange(request);
        var peak = ProcStat.Peak(service.Pid);
        var total = await ServiceMetrics.Allocated(site, service, stop) - allocated;
        await site.Database.Execute("Sync.ForgetBatches", stop);

        return status == 200
            ?
            [
                Figure.Of(
                    "batch of 200,000: peak of resident memory above rest",
                    "MB",
                    [(peak - rest) / Megabyte],
                    150
                ),
                Figure.Of("batch of 200,000: allocated in all", "MB", [total / Megabyte], null),
            ]
            : throw new InvalidOperationException($"The batch of {LargestBatch} was answered {status}.");
    }

    /// <summary>Bytes per request by row.</summary>
    public static async Task<Dictionary<string, double>> PerRequest(
        Site site,
        IEnumerable<EndpointRow> rows,
        CancellationToken stop
    )
    {
        var bytes = new Dictionary<string, double>(StringComparer.Ordinal);
        using var connection = await Connection.Open(site.Service.Port);
        foreach (var row in rows)
        {
            await row.Before(stop);
            var before = await ServiceMetrics.Allocated(site, site.Service, stop);
            var requests = Math.Max(Requests / row.Weight, 5);
            for (var number = 0; number < requests; number++)
            {
                await connection.Exchange(row.Requests[number % row.Requests.Count]);
            }

            bytes[row.Name] = (await ServiceMetrics.Allocated(site, site.Service, stop) - before) / requests;
        }

        return bytes;
    }
}
