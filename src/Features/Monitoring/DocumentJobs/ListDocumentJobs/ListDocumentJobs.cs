namespace Platform.Features.Monitoring;

/// <summary>
/// The processing and refreshing of documents with its progress, newest first. An extension; usually asked with
/// <c>document_id</c>.
/// </summary>
public sealed class ListDocumentJobs : ICarterModule
{
    private static readonly Statement Jobs = Statement.Of<ListDocumentJobs>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(DocumentJob.Resource, "List the jobs of documents", Handle);

    private static Results<ListAnswer<DocumentJob>, Problem> Handle(ListCall call) =>
        ListRequest.Read(call.Context, DocumentJob.Resource.Fields).Answer<DocumentJob>(call.Database, Jobs);
}
