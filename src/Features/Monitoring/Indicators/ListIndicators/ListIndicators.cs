namespace Platform.Features.Monitoring;

/// <summary>What is measured, with the bounds of good and bad values, and tags.</summary>
public sealed class ListIndicators : ICarterModule
{
    private static readonly Statement Indicators = Statement.Of<ListIndicators>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapList(Indicator.Resource, "List indicators", Handle)
            .WithChoice("read_write", "w: only indicators that the caller may write, through a group.", "r", "w");

    private static Results<ListAnswer<Indicator>, Problem> Handle(ListCall call)
    {
        var list = ListRequest.Read(call.Context, Indicator.Resource.Fields, "read_write");
        var scope = new { caller_id = call.Caller.AccountId, read_write = list.Choice("read_write", ["r", "w"], "r") };

        return list.Answer<Indicator>(call.Database, Indicators, scope);
    }
}
