namespace Platform.Features.Casework;

/// <summary>One record by its number; with further keys it must match them too, and with a dimension it is counted.</summary>
public sealed class GetRecord : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var group in RecordGroup.All)
        {
            var casework = app.Casework();
            Documented(casework.MapGet($"{group}/{{id:digits}}", Handle), group, "").TellsItsTag();
            Documented(casework.MapGet($"{group}/{{id:digits}}/{{**clauses}}", Handle), group, ".clauses")
                .WithMetadata(RecordDocument.Clauses(group), RecordDocument.Counts(group));
        }
    }

    private static RouteHandlerBuilder Documented(RouteHandlerBuilder route, RecordGroup group, string name) =>
        route
            .WithName($"Casework.GetRecord.{group.Name}{name}")
            .WithMetadata(group)
            .WithSummary($"Get a {group.One}")
            .WithMetadata(RecordDocument.Id, RecordDocument.ResolveIds, RecordDocument.One(group))
            .WithExample(() => RecordDocument.ExampleOne(group));

    private static Task<Results<RecordAnswer, QueryRefused>> Handle(
        RecordGroup group,
        HttpContext context,
        CaseworkCaller caller,
        RecordReader reader,
        CancellationToken stop
    ) => reader.Read(group, context, caller, stop);
}
