namespace Platform.Features.Monitoring;

/// <summary>
/// The cells of the documents that the caller may open, line by line, with what became of each. Usually asked with
/// <c>document_id</c>; <c>reason__isnull=false</c> leaves those from which no datapoint comes.
/// </summary>
public sealed class ListSourceDatapoints : ICarterModule
{
    private static readonly Statement Cells = Statement.Of<ListSourceDatapoints>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(SourceDatapoint.Resource, "List the cells of documents", Handle);

    private static Results<ListAnswer<SourceDatapoint>, Problem> Handle(ListCall call) =>
        ListRequest
            .Read(call.Context, SourceDatapoint.Resource.Fields)
            .Answer<SourceDatapoint>(call.Database, Cells, new { caller_id = call.Caller.AccountId });
}
