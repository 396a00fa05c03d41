using System.Globalization;
using System.Reflection;

namespace Platform.Features.Learning;

/// <summary>Events and webinars: one table, the same slices, each under its own path.</summary>
/// <param name="Kind">As in the table, in names of operations and in metrics.</param>
/// <param name="Route">Below the prefix, with the slash at its end.</param>
/// <param name="One">In sentences.</param>
/// <param name="Many">In sentences.</param>
public sealed record EventMount(string Kind, string Route, string One, string Many)
{
    public static readonly EventMount Events = new("event", "events/", "an event", "events");
    public static readonly EventMount Webinars = new("webinar", "webinars/", "a webinar", "webinars");

    /// <summary>The only list of them.</summary>
    public static readonly IReadOnlyList<EventMount> All = [Events, Webinars];
}

/// <summary>Which kind a request is about, and, where the path names one, which.</summary>
/// <param name="Kind">See <see cref="EventMount.Kind"/>.</param>
/// <param name="Id">Of the event or webinar; 0: the path names none.</param>
public sealed record EventPath(string Kind, long Id) : IBindableFromHttpContext<EventPath>
{
    public static ValueTask<EventPath?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(
            new EventPath(
                context.GetEndpoint()!.Metadata.GetRequiredMetadata<EventMount>().Kind,
                context.GetRouteValue("id") is string id ? long.Parse(id, CultureInfo.InvariantCulture) : 0
            )
        );
}
