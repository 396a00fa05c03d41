using Platform.Infrastructure.Http.Drf;
using Platform.Infrastructure.Storage;

namespace Platform.Features.Learning;

/// <summary>
/// Keeps files of requests. A row names one by the end of its address: the SHA-256 of the content, a slash, and the name
/// as the client called it, encoded.
/// </summary>
public sealed class KeptFiles(Database database, IFileStore store, LearningOptions options, TimeProvider time)
{
    /// <summary>A file that no row names by then is removed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly Statement Expect = Statement.Named("Learning/KeptFiles.Expect");

    /// <summary>How large and how many the files of a body may be.</summary>
    public UploadLimits Limits(int files) => new(options.Uploads.MaxBytes, files, options.Uploads.MaxBodyBytes);

    /// <summary>
    /// Keeps the files of a body that was not refused.
    /// </summary>
    /// <returns>What the columns of the fields are given; fields without a file have null.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Keep<T>(DrfRequest<T> body, CancellationToken stop)
        where T : class
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, file) in body.Files)
        {
            if (file is not null)
            {
                kept[field] = await Keep(file, stop);
            }
        }

        return kept;
    }

    /// <summary>Keeps a file.</summary>
    /// <returns>What its column is given.</returns>
    public async Task<string> Keep(UploadedFile file, CancellationToken stop)
    {
        var content = file.Content!;
        var key = content.NameIn(LearningArea.Files);
        await database.Apart.Execute(Expect, new { storage_key = key, run_at = time.GetUtcNow() + Patience }, stop);
        await store.Put(key, content, stop);

        return $"{content.Digest}/{Uri.EscapeDataString(file.FileName)}";
    }

    /// <summary>A kept file in memory; null: its content is gone.</summary>
    /// <param name="file">As its row names it.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<MemoryStream?> Read(string file, CancellationToken stop)
    {
        await using var content = await store.Open($"{LearningArea.Files}/{file.Split('/')[0]}", stop);
        if (content is null)
        {
            return null;
        }

        var read = new MemoryStream();
        await content.CopyToAsync(read, stop);
        read.Position = 0;

        return read;
    }

    /// <summary>The same as a statement's parameters, one for each field that takes a file.</summary>
    public static NamedValues Args<T>(DrfRequest<T> body, IReadOnlyDictionary<string, string> kept)
        where T : class
    {
        var args = new NamedValues();
        foreach (var (field, _) in body.Files)
        {
            args[field] = kept.GetValueOrDefault(field);
        }

        return args;
    }
}
