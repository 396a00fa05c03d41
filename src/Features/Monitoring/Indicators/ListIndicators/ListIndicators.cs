namespace Platform.Features.Monitoring;

/// <summary>What is measured, with the bounds of good and bad values, and tags.</summary>
public sealed class ListIndicators : ICarterModule
{
    private static readonly Statement Indicators = Statement.Of<ListIndicators>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("indicator", nameof(ListIndicators), "List indicators", Handle)
            .WithChoice("read_write", "w: only indicators that the caller may write, through a group.", "r", "w")
            .WithFilters(IndicatorFields.Catalogue)
            .WithRow(
                """{"id":21,"name":"Number of all missed children","short_name":"All missed children","slug":"number-of-all-missed-children","description":"","source_name":"data entry","bound_json":[{"id":1,"indicator_id":21,"mn_val":0.2,"mx_val":1,"bound_name":"Bad","direction":1}],"tag_json":[2],"is_reported":true}"""
            );

    /// <param name="BoundJson">By id; empty when there are none.</param>
    /// <param name="TagJson">Ids of tags, ascending.</param>
    public sealed record Response(
        int Id,
        string Name,
        string ShortName,
        string Slug,
        string Description,
        string SourceName,
        Bound[] BoundJson,
        int[] TagJson,
        bool IsReported
    );

    /// <param name="MnVal">Null: no lower end.</param>
    /// <param name="MxVal">Null: no upper end.</param>
    public sealed record Bound(int Id, int IndicatorId, double? MnVal, double? MxVal, string BoundName, int Direction);

    private static IResult Handle(HttpContext context, Caller caller, Database database)
    {
        var list = ListRequest.Read(context, IndicatorFields.Catalogue, "read_write");
        var scope = new { caller_id = caller.AccountId, read_write = list.Choice("read_write", ["r", "w"], "r") };

        return list.Answer(database, Indicators, scope);
    }
}
