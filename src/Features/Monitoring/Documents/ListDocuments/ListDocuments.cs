namespace Platform.Features.Monitoring;

/// <summary>The caller's documents, newest first; everybody's with <c>show_all</c>.</summary>
public sealed class ListDocuments : ICarterModule
{
    private static readonly Statement Documents = Statement.Of<ListDocuments>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(Document.Resource, "List documents", Handle)
            .WithChoice("show_all", "1 or true: everybody's documents.", "0", "false", "1", "true");

    private static Results<ListAnswer<Document>, Problem> Handle(ListCall call)
    {
        var list = ListRequest.Read(call.Context, Document.Resource.Fields, "show_all");
        var scope = new
        {
            caller_id = call.Caller.AccountId,
            show_all = list.Query["show_all"] != "" // sent empty, it is not asked for
                && list.Choice("show_all", ["0", "false", "1", "true"], "0") is "1" or "true",
        };

        return list.Answer<Document>(call.Database, Documents, scope);
    }
}
