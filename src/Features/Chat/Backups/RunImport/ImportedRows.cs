namespace Platform.Features.Chat;

/// <summary>One kind of rows on their way in: to a table of their own, past the checks, and from there to where they belong.</summary>
internal abstract class ImportedRows
{
    public static ImportedRows Of(RunImport.Claimed job, ChatImportOptions options) =>
        job.ResourceName switch
        {
            "users" => new ImportedUsers(job, options),
            "rooms" => new ImportedRooms(job),
            _ => new ImportedComments(job),
        };

    /// <summary>Reads the rows, which notes what is wrong with their form, and stages all that can be read.</summary>
    public abstract Task Stage(Database database, IReadOnlyList<ImportRow> rows, CancellationToken stop);

    /// <summary>Takes those away that are there already, and tells how many.</summary>
    public abstract Task<long> Skip(Database database, CancellationToken stop);

    /// <summary>Notes what only the database knows.</summary>
    public abstract Task Check(Database database, ImportErrors errors, CancellationToken stop);

    /// <summary>What takes long, before anything is locked.</summary>
    public virtual Task Prepare(Database database, CancellationToken stop) => Task.CompletedTask;

    /// <summary>In a transaction.</summary>
    /// <returns>How many were written; fewer than there are: others were faster.</returns>
    public abstract Task<long> Write(Database transaction, DateTimeOffset now, CancellationToken stop);
}
