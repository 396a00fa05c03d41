namespace Platform.Features.Learning;

/// <summary>One event or webinar, with its video if the caller may see that.</summary>
public sealed class GetEvent : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetEvent>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        Declare(EventMount.Events, app.LearningOpen().MapGet($"{EventMount.Events.Route}{{id:id}}/", Handle<Event>))
            .WithExample(response: Event.Example);
        Declare(
                EventMount.Webinars,
                app.LearningOpen().MapGet($"{EventMount.Webinars.Route}{{id:id}}/", Handle<Webinar>)
            )
            .WithExample(response: Webinar.Example);
    }

    private static RouteHandlerBuilder Declare(EventMount mount, RouteHandlerBuilder route) =>
        route
            .WithMetadata(mount)
            .WithName($"Learning.GetEvent.{mount.Kind}")
            .TellsItsTag()
            .WithSummary($"Get {mount.One}");

    private static async Task<Results<Ok<TAnswer>, NotFound>> Handle<TAnswer>(
        EventPath path,
        Viewer viewer,
        Database database,
        CancellationToken stop
    )
        where TAnswer : IEventAnswer<TAnswer> =>
        await database.OneOrNone<Event>(Find, Args.Of(path, viewer), stop) is { } found
            ? TypedResults.Ok(TAnswer.Of(found))
            : TypedResults.NotFound();
}
