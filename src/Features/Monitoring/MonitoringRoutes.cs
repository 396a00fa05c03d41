using Microsoft.OpenApi;

namespace Platform.Features.Monitoring;

/// <summary>The table that an endpoint writes, to tell its own foreign keys from those that point to it.</summary>
public sealed record WritesTable(string Table);

public static class MonitoringRoutes
{
    /// <summary>The parameters of every list.</summary>
    internal static readonly OpenApiInput[] PageInputs =
    [
        new("limit", "Rows on the page; 0: all. 20 without it.", JsonSchemaType.Integer) { Minimum = 0 },
        new("offset", "Rows to skip.", JsonSchemaType.Integer) { Minimum = 0 },
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
        app.MapGroup("").WithMetadata(MonitoringArea.Instance).Requires(Access.Proved(ActiveTokenScheme.Scheme));

    /// <summary>
    /// GET of a v2 resource, and of one row by its id, which is the list answer for that id and makes
    /// <c>resource_uri</c> work.
    /// </summary>
    public static RouteGroupBuilder MapList<TRow>(
        this IEndpointRouteBuilder app,
        Resource resource,
        string summary,
        Func<ListCall, Results<ListAnswer<TRow>, Problem>> handle
    )
    {
        var slice = handle.Method.DeclaringType!;
        var group = app.Monitoring().MapGroup($"api/v2/{resource.Name}");
        group.WithMetadata([new OpenApiSlice(slice), .. PageInputs, UriFormat]);
        // The code that binds the parameters is made by the compiler, which cannot do it for a type that is open here; so
        // the answers' own words do not get to the routes by themselves.
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            ListAnswer<TRow>.PopulateMetadata(handle.Method, endpoint);
            Problem.PopulateMetadata(handle.Method, endpoint);
        });
        group
            .MapGet("/", IResult ([AsParameters] ListCall call) => handle(call))
            .WithName($"Monitoring.{slice.Name}")
            .WithSummary(summary);
        group
            .MapGet("{id:digits}/", IResult ([AsParameters] ListCall call) => handle(call))
            .WithName($"Monitoring.{slice.Name}.ById")
            .WithSummary(summary + ": the one with an id")
            .TellsItsTag()
            .WithMetadata(
                new OpenApiInput("id", "The row's id.", JsonSchemaType.Integer, ParameterLocation.Path) { Minimum = 1 }
            )
            .Produces(StatusCodes.Status404NotFound);

        return group.WithFilters(resource).WithRow(resource);
    }

    /// <summary>Documents the fields by which a list can be filtered, after its other parameters.</summary>
    public static TBuilder WithFilters<TBuilder>(this TBuilder list, Resource resource)
        where TBuilder : IEndpointConventionBuilder
    {
        list.Finally(endpoint =>
        {
            foreach (var field in resource.Fields.All)
            {
                endpoint.Metadata.Add(
                    new OpenApiInput(
                        field.Name,
                        $"Equal to {Words.Accepted(field.Kind)}"
                            + (field.IdColumn is null ? "" : " or to the id")
                            + $"; also with __{string.Join(", __", field.LookupNames)}"
                            + (
                                field.Aliases.Count == 0
                                    ? "."
                                    : $", and under the name {string.Join(", ", field.Aliases)}."
                            )
                            + (
                                field.RefersTo?.Invoke() is { } target
                                    ? $" Behind __ also a field of what it refers to: {target.Fields.Names}."
                                    : ""
                            ),
                        JsonSchemaType.String
                    )
                );
            }
        });

        return list;
    }

    /// <summary>Documents a parameter that is not a filter.</summary>
    public static RouteGroupBuilder WithChoice(
        this RouteGroupBuilder list,
        string name,
        string description,
        params string[] choices
    ) => list.WithMetadata(new OpenApiInput(name, description, JsonSchemaType.String, Choices: choices));

    /// <summary>Shows one object as the example.</summary>
    public static TBuilder WithRow<TBuilder>(this TBuilder list, Resource resource)
        where TBuilder : IEndpointConventionBuilder =>
        list.WithExample(
            response: $$$"""{"meta":{"limit":20,"offset":0,"total_count":1,"parameters_requested":{}},"objects":[{{{resource.Row}}}],"errors":{}}"""
        );

    /// <summary>POST of a v2 resource: insert, update or delete, as the key <c>id</c> of the body decides.</summary>
    public static RouteHandlerBuilder MapWrite(
        this IEndpointRouteBuilder app,
        Resource resource,
        string summary,
        Func<WriteCall, Task<Results<WriteAnswer, Problem>>> handle
    )
    {
        var slice = handle.Method.DeclaringType!;

        return app.Monitoring()
            .MapPost($"api/v2/{resource.Name}/", ([AsParameters] WriteCall call) => handle(call))
            .Writes(resource, slice, summary);
    }

    /// <summary>The same where the slice maps its handler itself.</summary>
    public static RouteHandlerBuilder Writes(
        this RouteHandlerBuilder route,
        Resource resource,
        Type slice,
        string summary
    ) =>
        route
            .WithName($"Monitoring.{slice.Name}")
            .WithSummary(summary)
            .WithBody(resource.Record, slice.Name + "Request", () => WriteSchema.Of(resource))
            .WithMetadata(new OpenApiSlice(slice), new WritesTable(resource.Table))
            .TakesIfMatch()
            .TakesIdempotencyKey()
            .WithExample(resource.Insert, """{"objects":{"new_id":217},"meta":null,"error":null}""")
            .Produces(StatusCodes.Status404NotFound)
            .Produces(StatusCodes.Status409Conflict);
}
