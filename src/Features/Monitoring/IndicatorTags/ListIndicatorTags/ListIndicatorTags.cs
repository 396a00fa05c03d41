namespace Platform.Features.Monitoring;

/// <summary>The tags that indicators may bear, in a tree.</summary>
public sealed class ListIndicatorTags : ICarterModule
{
    private static readonly Statement IndicatorTags = Statement.Of<ListIndicatorTags>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList<Response>("indicator_tag", nameof(ListIndicatorTags), "List indicator tags", Handle)
            .WithFilters(IndicatorTagFields.Catalogue)
            .WithRow("""{"id":2,"tag_name":"Missed children","parent_tag_id":1}""");

    /// <param name="ParentTagId">Null: a tag at the top.</param>
    public sealed record Response(int Id, string TagName, int? ParentTagId);

    private static IResult Handle(HttpContext context, Caller caller, Database database) =>
        ListRequest.Read(context, IndicatorTagFields.Catalogue).Answer(database, IndicatorTags);
}
