namespace Platform.Features.Monitoring;

/// <summary>A string of a document with what it is mapped to, and how many cells and datapoints it stands for.</summary>
/// <param name="DbModel">region, campaign or indicator.</param>
/// <param name="SourceDpCount">Cells of the document with this string.</param>
/// <param name="MasterObjectId">What it is mapped to; -1: not mapped.</param>
/// <param name="MapId">-1: not mapped.</param>
/// <param name="MasterDpCount">Datapoints that come from those cells.</param>
public sealed record DocumentString(
    [Filters] long Id,
    [Filters(References = typeof(Document))] int DocumentId,
    [Filters] string DbModel,
    [Filters] int SourceObjectId,
    [Filters] string SourceString,
    [Filters] long SourceDpCount,
    [Filters] int MasterObjectId,
    [Filters("detail.map_id")] int MapId,
    [Filters] long MasterDpCount
)
{
    public static readonly Resource Resource = Resource.Of<DocumentString>(
        "document_review",
        row: """{"id":1,"document_id":17,"db_model":"region","source_object_id":301,"source_string":"KN-DALA","source_dp_count":15,"master_object_id":12908,"map_id":601,"master_dp_count":14}""",
        table: "detail"
    );
}
