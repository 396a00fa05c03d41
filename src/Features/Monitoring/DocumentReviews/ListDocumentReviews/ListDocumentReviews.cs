namespace Platform.Features.Monitoring;

/// <summary>
/// The strings of the documents with what they are mapped to, and how many cells and datapoints each stands for.
/// Usually asked with <c>document_id</c>.
/// </summary>
public sealed class ListDocumentReviews : ICarterModule
{
    private static readonly Statement Reviews = Statement.Of<ListDocumentReviews>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(DocumentString.Resource, "List the strings of documents", Handle);

    private static Results<ListAnswer<DocumentString>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, DocumentString.Resource.Fields).Answer<DocumentString>(call.Database, Reviews);
}
