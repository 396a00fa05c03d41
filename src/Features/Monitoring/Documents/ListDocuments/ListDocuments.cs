namespace Platform.Features.Monitoring;

/// <summary>The caller's documents, newest first; everybody's with <c>show_all</c>.</summary>
public sealed class ListDocuments : ICarterModule
{
    private static readonly Statement Documents = Statement.Of<ListDocuments>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("document", nameof(ListDocuments), "List documents", Handle)
            .WithFilters(DocumentFields.Catalogue)
            .WithChoice("show_all", "1 or true: everybody's documents.", "0", "false", "1", "true")
            .WithRow(
                """
                {"id":17,"source_datapoint_count":120,"is_processed":true,"created_at":"2015-06-08T08:30:00.000",
                "docfile":"june.csv","doc_text":"Kano, June","master_datapoint_count":116,"source_id":2,"created_by_id":1,
                "guid":"6f0b6c1c-3f0e-4d5c-9a5e-2f4d6f0f7c11"}
                """
            );

    /// <param name="SourceDatapointCount">Filled cells; null until it is processed.</param>
    /// <param name="Docfile">The file's name as uploaded; null: a placeholder.</param>
    /// <param name="DocText">A title.</param>
    /// <param name="MasterDatapointCount">Datapoints that come from it; null until it is processed.</param>
    public sealed record Response(
        int Id,
        int? SourceDatapointCount,
        bool IsProcessed,
        DateTime CreatedAt,
        string? Docfile,
        string? DocText,
        int? MasterDatapointCount,
        int SourceId,
        long CreatedById,
        string Guid
    );

    private static IResult Handle(HttpContext context, Caller caller, Database database)
    {
        var list = ListRequest.Read(context, DocumentFields.Catalogue, "show_all");
        var scope = new
        {
            caller_id = caller.AccountId,
            show_all = list.Query["show_all"] != "" // sent empty, it is not asked for
                && list.Choice("show_all", ["0", "false", "1", "true"], "0") is "1" or "true",
        };

        return list.Answer(database, Documents, scope);
    }
}
