using System.Text.Json.Serialization;

namespace Platform.Features.Monitoring;

/// <summary>Which region a text in uploaded documents means.</summary>
/// <param name="MasterObjectId">The region that is meant.</param>
/// <param name="SourceObjectId">The text that documents use for it: source_region. Mapped once: a second map is refused with the id of the first.</param>
/// <param name="MappedById">Who said so last.</param>
public sealed record RegionMap(
    [Filters] int Id,
    [Written(IsRequired = true, References = typeof(Region))] int MasterObjectId,
    [Written(IsRequired = true)] int SourceObjectId,
    [ServerSet(References = typeof(User))] long MappedById,
    [property: JsonIgnore] [ServerSet] DateTime CreatedAt
)
{
    public static readonly Resource Resource = Resource.Of<RegionMap>(
        "region_map",
        row: """{"id":73658,"master_object_id":12908,"source_object_id":184381,"mapped_by_id":1}""",
        insert: """{"source_object_id":184381,"master_object_id":12908}"""
    );
}
