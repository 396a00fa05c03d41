using Platform.Infrastructure.Observability;

namespace Platform.Infrastructure.Storage;

/// <summary>Ready means that an upload could be kept: the folder can be written and its disk has room.</summary>
public static class DiskCheck
{
    private const long Megabyte = 1024 * 1024;

    public static void AddDiskCheck(this WebApplicationBuilder builder, string folder, StorageOptions options) =>
        builder.Services.AddSingleton<ReadyCheck>(_ => _ => Task.FromResult(Problem(folder, options)));

    private static string? Problem(string folder, StorageOptions options)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".probe-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            return "the storage folder cannot be written";
        }

        var free = new DriveInfo(folder).AvailableFreeSpace / Megabyte;

        return free < options.MinFreeMegabytes ? $"the storage folder's disk has {free} MB left" : null;
    }
}
