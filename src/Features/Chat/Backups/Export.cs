using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>A backup of users, rooms or comments, and where it can be had.</summary>
/// <param name="UniqueId">Names it in paths.</param>
/// <param name="ResourceName">What is exported: <c>users</c>, <c>rooms</c> or <c>comments</c>.</param>
/// <param name="Status"><c>started</c>, <c>finished</c> or <c>failed</c>.</param>
/// <param name="Percentage">How far it is; 100 when it is finished.</param>
/// <param name="TotalRows">Rows written so far.</param>
/// <param name="Size">Of the file so far, in bytes.</param>
/// <param name="OriginalFilename">What the file is called when it is downloaded.</param>
/// <param name="ErrorMessage">Why it failed; empty otherwise.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="DownloadUrl">Works without a secret for a while; empty until it is finished.</param>
public sealed record Export(
    Guid UniqueId,
    string ResourceName,
    string Status,
    int Percentage,
    long TotalRows,
    long Size,
    string OriginalFilename,
    string ErrorMessage,
    DateTime CreatedAt,
    string DownloadUrl
);

/// <summary>The row of an export.</summary>
public sealed record StoredExport(
    Guid UniqueId,
    string ResourceName,
    string Status,
    int Percentage,
    long TotalRows,
    long Size,
    string OriginalFilename,
    string ErrorMessage,
    DateTime CreatedAt
)
{
    private const string Finished = "finished";

    /// <summary>With a new link where there is a file.</summary>
    public async ValueTask<Export> Shown(ExportLinks links, HttpRequest request, CancellationToken stop) =>
        new(
            UniqueId,
            ResourceName,
            Status,
            Percentage,
            TotalRows,
            Size,
            OriginalFilename,
            ErrorMessage,
            CreatedAt,
            Status == Finished ? await links.To(UniqueId, request, stop) : ""
        );
}

/// <summary>Links to the files of exports, each good for as long as the settings say.</summary>
public sealed class ExportLinks(SignedLinks links, ChatOptions options, TimeProvider time)
{
    public ValueTask<string> To(Guid uniqueId, HttpRequest request, CancellationToken stop) =>
        links.To(
            $"{ChatArea.Prefix}/exports/{uniqueId}/download",
            request,
            time.GetUtcNow().AddHours(options.Exports.LinkTtlHours),
            stop
        );
}

/// <summary>The files of an export in the store. Each attempt has one of its own, so no two of anything share a file.</summary>
internal static class ExportFile
{
    public static string NameOf(Guid uniqueId, int attempt) =>
        string.Create(CultureInfo.InvariantCulture, $"chat-exports/{uniqueId:N}-{attempt}");

    /// <summary>Of the first attempts, whether they came as far as to a file or not.</summary>
    public static IEnumerable<string> NamesOf(Guid uniqueId, int attempts) =>
        Enumerable.Range(1, attempts).Select(attempt => NameOf(uniqueId, attempt));
}
