using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Adds an event or webinar: a draft, unless it says otherwise.</summary>
public sealed class CreateEvent : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateEvent>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        Declare(EventMount.Events, app.LearningStaff().MapPost(EventMount.Events.Route, Handle<EventRequest, Event>))
            .WithBody(typeof(EventRequest))
            .WithExample(Event.Write, Event.Example);
        Declare(
                EventMount.Webinars,
                app.LearningStaff().MapPost(EventMount.Webinars.Route, Handle<WebinarRequest, Webinar>)
            )
            .WithBody(typeof(WebinarRequest))
            .WithExample(Webinar.Write, Webinar.Example);
    }

    private static RouteHandlerBuilder Declare(EventMount mount, RouteHandlerBuilder route) =>
        route
            .WithMetadata(mount)
            .WithName($"Learning.CreateEvent.{mount.Kind}")
            .TakesIdempotencyKey()
            .WithSummary($"Add {mount.One}")
            .TakesFiles();

    private static async Task<Results<Created<TAnswer>, FieldsRefused>> Handle<TRequest, TAnswer>(
        EventPath path,
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
        where TRequest : class
        where TAnswer : IEventAnswer<TAnswer>
    {
        var body = await DrfRequest.Read<TRequest>(request, stop, files.Limits(2));
        await TemplateRules.Judge(database, body, stop);
        if (body.Sent<DateTime?>("end_date") < body.Sent<DateTime?>("start_date"))
        {
            body.Refuse("end_date", FieldRefused.EndsBeforeStart);
        }

        if (body.Refused is { } refused)
        {
            return refused;
        }

        var kept = KeptFiles.Args(body, await files.Keep(body, stop));
        var rest = new { place = (string?)null, now = time.GetUtcNow() }; // webinars have no place
        var row = await database.One<Event>(Insert, Args.Of(kept, body.Value, path, viewer, rest), stop);

        return TypedResults.Created((string?)null, TAnswer.Of(row));
    }
}
