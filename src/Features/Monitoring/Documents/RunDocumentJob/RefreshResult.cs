using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Features.Monitoring;

/// <summary>What a refresh came to: the answer's <c>objects</c>, and what the job's row keeps meanwhile.</summary>
/// <param name="DocumentId">Of the document.</param>
/// <param name="Created">New datapoints.</param>
/// <param name="Updated">Datapoints with another value, or from another cell.</param>
/// <param name="Deleted">Datapoints whose cell or map is gone.</param>
/// <param name="Unchanged">Cells whose datapoint was as they say.</param>
/// <param name="MasterDatapointCount">Datapoints that come from the document; null while it is not done.</param>
/// <param name="Skipped">Why cells were not written, or datapoints not deleted: status to number.</param>
internal sealed record RefreshResult(
    int DocumentId,
    long Created,
    long Updated,
    long Deleted,
    long Unchanged,
    int? MasterDatapointCount,
    SortedDictionary<string, long> Skipped
)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="result">As <see cref="Write"/> wrote it; null: nothing was done yet.</param>
    /// <param name="documentId">Of the document.</param>
    public static RefreshResult Read(string? result, int documentId) =>
        result is null
            ? new RefreshResult(documentId, 0, 0, 0, 0, null, new(StringComparer.Ordinal))
            : JsonSerializer.Deserialize<RefreshResult>(result, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>A campaign more.</summary>
    public RefreshResult With(long created, long updated, long deleted, long unchanged, string skipped)
    {
        var sums = new SortedDictionary<string, long>(Skipped, StringComparer.Ordinal);
        foreach (var (status, cells) in JsonSerializer.Deserialize<Dictionary<string, long>>(skipped)!)
        {
            sums[status] = sums.GetValueOrDefault(status) + cells;
        }

        return new RefreshResult(
            DocumentId,
            Created + created,
            Updated + updated,
            Deleted + deleted,
            Unchanged + unchanged,
            null,
            sums
        );
    }

    /// <summary>Some cells more that were not written, if there are any.</summary>
    public RefreshResult Skipping(string status, long cells) =>
        cells == 0
            ? this
            : this with
            {
                Skipped = new(Skipped, StringComparer.Ordinal) { [status] = Skipped.GetValueOrDefault(status) + cells },
            };
}
