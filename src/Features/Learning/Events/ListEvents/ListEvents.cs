using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// What takes place. Drafts are for staff; a private video is shown, found and filtered by only for staff and those who have
/// registered.
/// </summary>
public sealed class ListEvents : ICarterModule
{
    private static readonly Statement Page = Statement.Of<ListEvents>();
    private static readonly FieldCatalogue Events = FieldCatalogue.Of<Event>("event");
    private static readonly FieldCatalogue Webinars = FieldCatalogue.Of<Webinar>("event");

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        Declare(EventMount.Events, app.LearningOpen().MapGet(EventMount.Events.Route, HandleEvents))
            .WithList(Events)
            .WithExample(response: LearningExamples.Page(Event.Example));
        Declare(EventMount.Webinars, app.LearningOpen().MapGet(EventMount.Webinars.Route, HandleWebinars))
            .WithList(Webinars)
            .WithExample(response: LearningExamples.Page(Webinar.Example));
    }

    private static RouteHandlerBuilder Declare(EventMount mount, RouteHandlerBuilder route) =>
        route.WithMetadata(mount).WithName($"Learning.ListEvents.{mount.Kind}").WithSummary($"List {mount.Many}");

    private static Task<Results<Ok<DrfPage<Event>>, FieldsRefused, InvalidPage>> HandleEvents(
        EventPath path,
        Viewer viewer,
        HttpRequest request,
        Database database,
        CancellationToken stop
    ) => Handle<Event>(path, viewer, DrfList.Read(request, Events), database, stop);

    private static Task<Results<Ok<DrfPage<Webinar>>, FieldsRefused, InvalidPage>> HandleWebinars(
        EventPath path,
        Viewer viewer,
        HttpRequest request,
        Database database,
        CancellationToken stop
    ) => Handle<Webinar>(path, viewer, DrfList.Read(request, Webinars), database, stop);

    private static async Task<Results<Ok<DrfPage<TAnswer>>, FieldsRefused, InvalidPage>> Handle<TAnswer>(
        EventPath path,
        Viewer viewer,
        DrfList list,
        Database database,
        CancellationToken stop
    )
        where TAnswer : IEventAnswer<TAnswer>
    {
        if (list.Refused is { } refused)
        {
            return refused;
        }

        var page = (await database.Page<Event>(list.Fill(Page), Args.Of(list.Args, path, viewer), stop))!;

        return list.Answer(page.TotalCount, [.. page.Rows.Select(TAnswer.Of)]) is { } answer
            ? TypedResults.Ok(answer)
            : new InvalidPage();
    }
}
