namespace Platform.Features.Monitoring;

/// <summary>
/// The strings of the documents with what they are mapped to, and how many cells and datapoints each stands for.
/// Usually asked with <c>document_id</c>.
/// </summary>
public sealed class ListDocumentReviews : ICarterModule
{
    private static readonly Statement Reviews = Statement.Of<ListDocumentReviews>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("document_review", nameof(ListDocumentReviews), "List the strings of documents", Handle)
            .WithFilters(DocumentReviewFields.Catalogue)
            .WithRow(
                """
                {"id":1,"document_id":17,"db_model":"region","source_object_id":301,"source_string":"KN-DALA",
                "source_dp_count":15,"master_object_id":12908,"map_id":601,"master_dp_count":14}
                """
            );

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
        ListRequest.Read(context, DocumentReviewFields.Catalogue).Answer(database, Reviews);
}
