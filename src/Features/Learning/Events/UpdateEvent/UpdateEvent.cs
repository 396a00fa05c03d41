using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Changes an event or webinar: PUT all of it but the files, so that one that does not say <c>is_draft</c> is a draft again;
/// PATCH what is sent.
/// </summary>
public sealed class UpdateEvent : ICarterModule
{
    private static readonly Statement Current = Statement.Of<UpdateEvent>(nameof(Current));
    private static readonly Statement Update = Statement.Of<UpdateEvent>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            var staff = app.LearningStaff();
            Declare(
                    EventMount.Events,
                    staff.MapMethods(EventMount.Events.Route + "{id:id}/", [method], Handle<EventRequest, Event>)
                )
                .WithBody(typeof(EventRequest))
                .WithExample(Event.Write, Event.Example);
            Declare(
                    EventMount.Webinars,
                    staff.MapMethods(EventMount.Webinars.Route + "{id:id}/", [method], Handle<WebinarRequest, Webinar>)
                )
                .WithBody(typeof(WebinarRequest))
                .WithExample(Webinar.Write, Webinar.Example);

            RouteHandlerBuilder Declare(EventMount mount, RouteHandlerBuilder route) =>
                route
                    .WithMetadata(mount)
                    .WithName($"Learning.UpdateEvent.{mount.Kind}.{method.ToLowerInvariant()}")
                    .TakesIfMatch()
                    .WithSummary($"{word} {mount.One}")
                    .TakesFiles();
        }
    }

    private sealed record Dates(DateTime StartDate, DateTime EndDate);

    private static async Task<Results<Ok<TAnswer>, FieldsRefused, NotFound>> Handle<TRequest, TAnswer>(
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
        if (await database.OneOrNone<Dates>(Current, path, stop) is not { } current)
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<TRequest>(request, stop, files.Limits(2));
        await TemplateRules.Judge(database, body, stop);
        if (
            (body.Sent<DateTime?>("end_date") ?? current.EndDate)
            < (body.Sent<DateTime?>("start_date") ?? current.StartDate)
        )
        {
            body.Refuse("end_date", FieldRefused.EndsBeforeStart);
        }

        if (body.Refused is { } refused)
        {
            return refused;
        }

        var given = body.Given(await files.Keep(body, stop));
        var args = Args.Of(path, viewer, new { given, now = time.GetUtcNow() });

        return await database.OneOrNone<Event>(Update, args, stop) is { } row
            ? TypedResults.Ok(TAnswer.Of(row))
            : TypedResults.NotFound();
    }
}
