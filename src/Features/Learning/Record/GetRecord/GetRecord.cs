using Platform.Features.Identity;

namespace Platform.Features.Learning;

/// <summary>The own certificates and points by year (an addition).</summary>
public sealed class GetRecord : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Learning()
            .MapGet("me/record/", Handle)
            .WithName("Learning.GetRecord")
            .WithSummary("Get the own record (an addition)")
            .WithExample(response: RecordYears.Example);

    private static async Task<Ok<RecordYears>> Handle(
        AccountCaller caller,
        HttpContext context,
        Database database,
        CancellationToken stop
    ) => TypedResults.Ok(await RecordYears.Read(caller, context, database, stop));
}
