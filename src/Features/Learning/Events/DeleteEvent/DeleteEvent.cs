namespace Platform.Features.Learning;

/// <summary>Deletes an event or webinar with its test, polls and results. Certificates that were issued stay.</summary>
public sealed class DeleteEvent : ICarterModule
{
    private static readonly Statement Delete = Statement.Of<DeleteEvent>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var mount in EventMount.All)
        {
            app.LearningStaff()
                .MapDelete(mount.Route + "{id:id}/", Handle)
                .WithMetadata(mount)
                .WithName($"Learning.DeleteEvent.{mount.Kind}")
                .TakesIfMatch()
                .WithSummary($"Delete {mount.One}");
        }
    }

    private static async Task<Results<NoContent, NotFound>> Handle(
        EventPath path,
        Database database,
        CancellationToken stop
    ) => await database.Execute(Delete, path, stop) > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
}
