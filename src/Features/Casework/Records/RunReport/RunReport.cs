namespace Platform.Features.Casework;

/// <summary>
/// How many records of a group there are, by one or two of its fields. The clauses may stand in any order; what is filtered
/// by may come first. Only what the caller sees is counted, each record once.
/// </summary>
public sealed class RunReport : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in RecordGroup.All)
        {
            var casework = app.Casework();
            var by = $"{group}/dimension/{{dimension}}";
            Documented(casework.MapGet(by, Handle), group, "", 1);
            Documented(casework.MapGet($"{by}/{{**clauses}}", Handle), group, ".clauses", 1)
                .WithMetadata(ReportDocument.Clauses(group));
            Documented(casework.MapGet($"{by}/metric/{{metric}}", Handle), group, ".metric", 2);
            Documented(casework.MapGet($"{by}/metric/{{metric}}/{{**clauses}}", Handle), group, ".metric.clauses", 2)
                .WithMetadata(ReportDocument.Clauses(group));
        }
    }

    private static RouteHandlerBuilder Documented(
        RouteHandlerBuilder route,
        RecordGroup group,
        string name,
        int dimensions
    ) =>
        route
            .WithName($"Casework.RunReport.{group.Name}{name}")
            .WithMetadata(group)
            .WithSummary($"Count {group.Words} by {(dimensions == 1 ? "a field" : "two fields")}")
            .WithMetadata([.. ReportDocument.By(group, dimensions), RecordDocument.ResolveIds])
            .WithMetadata(RecordDocument.Counts(group))
            .WithExample(() => ReportDocument.Example(group, dimensions));

    private static Task<Results<RecordAnswer, QueryRefused>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        RecordReader reader,
        CancellationToken stop
    ) => reader.Read(group, context, caller, stop);
}
