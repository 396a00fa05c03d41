using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Chat;

/// <summary>
/// Removes what deleted exports left: first the files, then the row that names them. Two nodes at once do some of it
/// twice, which changes nothing.
/// </summary>
public sealed class RemoveExports(IFileStore store) : IJob
{
    private static readonly Statement Due = Statement.Of<RemoveExports>(nameof(Due));
    private static readonly Statement Delete = Statement.Of<RemoveExports>();

    public string Name => "Chat/RemoveExports";

    /// <summary>The worker of an export that was deleted meanwhile may hold it until its lease is over.</summary>
    public TimeSpan Every => TimeSpan.FromSeconds(30);

    public sealed record Deleted(long Id, Guid UniqueId, int Attempts);

    public async Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop)
    {
        var due = await database.Many<Deleted>(Due, new { now }, stop);
        foreach (var export in due)
        {
            foreach (var name in ExportFile.NamesOf(export.UniqueId, export.Attempts))
            {
                await store.Delete(name, stop);
            }

            await database.Execute(Delete, new { id = export.Id }, stop);
        }

        return due.Count;
    }
}
