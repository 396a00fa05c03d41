using Microsoft.OpenApi;

namespace Platform.Features.Monitoring;

/// <summary>The table that an endpoint writes, to tell its own foreign keys from those that point to it.</summary>
public sealed record WritesTable(string Table);

public static class MonitoringRoutes
{
    /// <summary>The parameters of every list.</summary>
    internal static readonly OpenApiInput[] PageInputs =
    [
        new("limit", "Rows on the page; 0: all. 20 without it.", JsonSchemaType.Integer),
        new("offset", "Rows to skip.", JsonSchemaType.Integer),
        new("format", "csv: one line per object, the same page.", JsonSchemaType.String, Choices: ["json", "csv"]),
    ];

    private static readonly OpenApiInput UriFormat = new(
        "uri_format",
        "How references are written.",
        JsonSchemaType.String,
        Choices: ["id", "name", "slug", "uri"]
    );

    /// <summary>The group of every route of the area.</summary>
    public static RouteGroupBuilder Monitoring(this IEndpointRouteBuilder app) =>
        app.MapGroup("").WithMetadata(MonitoringArea.Instance).Requires(Access.Proved(ActiveTokenScheme.Name));

    /// <summary>
    /// GET of a v2 resource, and of one row by its id, which is the list answer for that id and makes
    /// <c>resource_uri</c> work.
    /// </summary>
    public static RouteGroupBuilder MapList<TRow>(
        this IEndpointRouteBuilder app,
        string resource,
        string slice,
        string summary,
        Func<HttpContext, Caller, Database, IResult> handle
    )
    {
        var group = app.Monitoring().MapGroup($"api/v2/{resource}");
        group.WithMetadata([new OpenApiSlice(handle.Method.DeclaringType!), .. PageInputs, UriFormat]);
        group
            .MapGet("/", (HttpContext context, Caller caller, Database database) => handle(context, caller, database))
            .Lists<TRow>(slice, summary);
        group
            .MapGet(
                "{id:digits}/",
                (HttpContext context, Caller caller, Database database) => handle(context, caller, database)
            )
            .Lists<TRow>(slice + ".ById", summary + ": the one with an id")
            .WithMetadata(new OpenApiInput("id", "The row's id.", JsonSchemaType.Integer, ParameterLocation.Path))
            .Produces(StatusCodes.Status404NotFound);

        return group;
    }

    /// <summary>Documents the fields by which a list can be filtered.</summary>
    public static TBuilder WithFilters<TBuilder>(this TBuilder list, FieldCatalogue fields)
        where TBuilder : IEndpointConventionBuilder =>
        list.WithMetadata([
            .. fields.All.Select(field => new OpenApiInput(
                field.Name,
                $"Equal to {FieldText.Accepted(field.Kind)}"
                    + (field.IdColumn is null ? "" : " or to the id")
                    + $"; also with __{string.Join(", __", Lookup.NamesOf(field.Kind))}"
                    + (field.Aliases.Count == 0 ? "." : $", and under the name {string.Join(", ", field.Aliases)}."),
                JsonSchemaType.String
            )),
        ]);

    /// <summary>Documents a parameter that is not a filter.</summary>
    public static RouteGroupBuilder WithChoice(
        this RouteGroupBuilder list,
        string name,
        string description,
        params string[] choices
    ) => list.WithMetadata(new OpenApiInput(name, description, JsonSchemaType.String, Choices: choices));

    /// <summary>Shows one object as the example.</summary>
    public static RouteGroupBuilder WithRow(this RouteGroupBuilder list, string row) =>
        list.WithExample(
            response: $$$"""{"meta":{"limit":20,"offset":0,"total_count":1,"parameters_requested":{}},"objects":[{{{row}}}],"errors":{}}"""
        );

    /// <summary>POST of a v2 resource: insert, update or delete, as the key <c>id</c> of the body decides.</summary>
    public static RouteHandlerBuilder MapWrite<TRow>(
        this IEndpointRouteBuilder app,
        string resource,
        string table,
        string slice,
        string summary,
        Func<HttpContext, Caller, Task<IResult>> handle
    ) =>
        app.Monitoring()
            .MapPost($"api/v2/{resource}/", (HttpContext context, Caller caller) => handle(context, caller))
            .WithName($"Monitoring.{slice}")
            .WithSummary(summary)
            .WithBody(typeof(TRow))
            .WithMetadata(new OpenApiSlice(handle.Method.DeclaringType!), new WritesTable(table))
            .Produces<WriteEnvelope>()
            .Produces(StatusCodes.Status404NotFound)
            .Produces(StatusCodes.Status409Conflict);

    private static RouteHandlerBuilder Lists<TRow>(this RouteHandlerBuilder route, string name, string summary) =>
        route
            .WithName($"Monitoring.{name}")
            .WithSummary(summary)
            .Produces<ReadEnvelope<TRow>>(StatusCodes.Status200OK, "application/json", "text/csv")
            .Produces(StatusCodes.Status400BadRequest);
}
