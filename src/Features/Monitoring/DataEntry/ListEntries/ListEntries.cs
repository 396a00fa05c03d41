namespace Platform.Features.Monitoring;

/// <summary>The stored numbers themselves, without aggregation; cleared ones are listed with null.</summary>
public sealed class ListEntries : ICarterModule
{
    /// <summary>A page of everything that the caller may read.</summary>
    private static readonly Statement Page = Statement.Of<ListEntries>();

    /// <summary>With filters: starts from the fewer, the datapoints that match or those that the caller may read.</summary>
    private static readonly Statement Matching = Statement.Of<ListEntries>(nameof(Matching));

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (path, name) in EntryRoutes.Paths)
        {
            app.Monitoring()
                .MapGet(path, Handle)
                .WithName($"Monitoring.{nameof(ListEntries)}{name}")
                .WithSummary("List typed and uploaded values")
                .WithMetadata(MonitoringRoutes.PageInputs)
                .WithFilters(Entry.Resource)
                .WithRow(Entry.Resource);
        }
    }

    private static Results<ListAnswer<Entry>, Problem> Handle([AsParameters] ListCall call)
    {
        var list = ListRequest.Read(call.Context, Entry.Resource.Fields);

        return list.Answer<Entry>(
            call.Database,
            list.IsFiltered ? Matching : Page,
            new { caller_id = call.Caller.AccountId }
        );
    }
}
