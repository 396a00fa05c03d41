using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>An uploaded file of numbers, or a placeholder that has only a text.</summary>
/// <param name="SourceDatapointCount">Filled cells; null until it is processed.</param>
/// <param name="Docfile">The file's name as uploaded; null: a placeholder.</param>
/// <param name="DocText">A title.</param>
/// <param name="MasterDatapointCount">Datapoints that come from it; null until it is processed.</param>
/// <param name="SourceId">Default: the source datapoint_upload.</param>
public sealed record Document(
    [Filters] int Id,
    [ServerSet] int? SourceDatapointCount,
    [ServerSet] bool IsProcessed,
    [ServerSet] DateTime CreatedAt,
    [ServerSet, MaxLength(255)] string? Docfile,
    [Written, MaxLength(1_000)] string? DocText,
    [ServerSet] int? MasterDatapointCount,
    [Written(HasDefault = true, References = typeof(Source))] int SourceId,
    [ServerSet(References = typeof(User))] long CreatedById,
    [ServerSet, MaxLength(255)] string Guid
)
{
    public static readonly Resource Resource = Resource.Of<Document>(
        "document",
        row: """{"id":17,"source_datapoint_count":120,"is_processed":true,"created_at":"2015-06-08T08:30:00.000","docfile":"june.csv","doc_text":"Kano, June","master_datapoint_count":116,"source_id":2,"created_by_id":1,"guid":"6f0b6c1c-3f0e-4d5c-9a5e-2f4d6f0f7c11"}""",
        insert: """{"doc_text":"ODK form 7"}"""
    );
}
