namespace Platform.Features.Monitoring;

/// <summary>
/// The strings of the documents with what they are mapped to, and how many cells and datapoints each stands for.
/// Usually asked with <c>document_id</c>.
/// </summary>
public sealed class ListDocumentReviews : ICarterModule
{
    private static readonly Statement Reviews = Statement.Of<ListDocumentReviews>();

    private static readonly FieldCatalogue Fields = new(
        new Field("id", FieldKind.Whole, "detail.id"),
        new Field("document_id", FieldKind.Whole, "detail.document_id") { Aliases = ["document"] },
        new Field("db_model", FieldKind.Text, "detail.db_model"),
        new Field("source_object_id", FieldKind.Whole, "detail.source_object_id") { Aliases = ["source_object"] },
        new Field("source_string", FieldKind.Text, "detail.source_string"),
        new Field("source_dp_count", FieldKind.BigWhole, "detail.source_dp_count"),
        new Field("master_object_id", FieldKind.Whole, "detail.master_object_id") { Aliases = ["master_object"] },
        new Field("map_id", FieldKind.Whole, "detail.map_id"),
        new Field("master_dp_count", FieldKind.BigWhole, "detail.master_dp_count")
    );

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("document_review", nameof(ListDocumentReviews), "List the strings of documents", Handle);

    /// <param name="DbModel">region, campaign or indicator.</param>
    /// <param name="SourceDpCount">Cells of the document with this string.</param>
    /// <param name="MasterObjectId">What it is mapped to; -1: not mapped.</param>
    /// <param name="MapId">-1: not mapped.</param>
    /// <param name="MasterDpCount">Datapoints that come from those cells.</param>
    public sealed record Response(
        int Id,
        int DocumentId,
        string DbModel,
        int SourceObjectId,
        string SourceString,
        long SourceDpCount,
        int MasterObjectId,
        int MapId,
        long MasterDpCount
    );

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, Fields).Answer(database, Reviews);
}
