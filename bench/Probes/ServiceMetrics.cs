using System.Globalization;
using Platform.Bench.Stage;

namespace Platform.Bench.Probes;

/// <summary>What the service says of its run time on <c>/metrics</c>.</summary>
internal static class ServiceMetrics
{
    /// <summary>The service keeps an answer of its metrics page for 0.3 s.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(400);

    /// <summary>Bytes since the start.</summary>
    public static Task<double> Allocated(Site site, Server service, CancellationToken stop) =>
        Read("dotnet_gc_heap_total_allocated_bytes_total", site, service, stop);

    /// <summary>Methods since the start; one that is compiled again, better, counts again.</summary>
    public static Task<double> CompiledMethods(Site site, Server service, CancellationToken stop) =>
        Read("dotnet_jit_compiled_methods_total", site, service, stop);

    private static async Task<double> Read(string metric, Site site, Server service, CancellationToken stop)
    {
        await Task.Delay(Age, stop);
        using var client = site.Client(service);
        var page = await client.GetStringAsync("/metrics", stop);
        var line = page.Split('\n').First(line => line.StartsWith(metric, StringComparison.Ordinal));

        // name{labels} value timestamp
        return double.Parse(line[(line.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
