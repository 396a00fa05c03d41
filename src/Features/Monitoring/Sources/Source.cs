using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>Where regions, indicators and documents come from.</summary>
/// <param name="SourceName">Unique. Those of the service, data entry and datapoint_upload, keep their names.</param>
/// <param name="SourceDescription">Empty when absent.</param>
public sealed record Source(
    [Filters] int Id,
    [Written(IsRequired = true), MaxLength(255)] string SourceName,
    [Written(MayBeEmpty = true), MaxLength(1_000)] string SourceDescription
)
{
    public static readonly Resource Resource = Resource.Of<Source>(
        "source",
        row: """{"id":1,"source_name":"data entry","source_description":"Typed by a person"}""",
        insert: """{"source_name":"odk","source_description":"Forms of the field teams"}"""
    );
}
