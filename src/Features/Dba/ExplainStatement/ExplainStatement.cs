using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Platform.Features.Dba;

/// <summary>
/// The form on a statement's page: its plan for chosen values, and what it took to run it with them. What is not sent
/// counts as in the file's sample. One at a time for a caller.
/// </summary>
public sealed class ExplainStatement : ICarterModule
{
    /// <summary>The button that runs it; no parameter has such a name.</summary>
    private const string Run = "$run";

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Dba()
            .MapPost("statements/{area}/{name}", Handle)
            .WithName("Dba.ExplainStatement")
            .WithMetadata(new AtOnce(1));

    /// <param name="Values">Those it was planned with.</param>
    /// <param name="Problem">Why there is no plan: what the server says of the values.</param>
    /// <param name="Plan">Null: there is a problem.</param>
    public sealed record Response(
        string Statement,
        IReadOnlyDictionary<string, string?> Values,
        string? Problem,
        StatementPlan? Plan
    );

    private static async Task<Results<Shown<Response>, DbaRefused, NotFound, ForbidForeign>> Handle(
        string area,
        string name,
        HttpRequest request,
        [FromKeyedServices(DatabaseSetup.Dba)] Database database,
        [FromKeyedServices(DatabaseSetup.Unpooled)] NpgsqlDataSource source,
        [FromServices] EndpointDataSource endpoints,
        CancellationToken stop
    )
    {
        if (KnownStatements.Find($"{area}/{name}") is not { } known)
        {
            return TypedResults.NotFound();
        }

        if (ForbidForeign.IsForeign(request))
        {
            return new ForbidForeign();
        }

        var statement = Statement.Named(known).Unfilled();
        var sent = await SentValues.Read(request, stop);
        var run = sent.Remove(Run);
        if (SentValues.Problem(sent, statement) is { } problem)
        {
            return new DbaRefused(problem);
        }

        var values = SentValues.Of(sent, statement);
        var (plan, refused) = await Explained(source, statement, values, run, stop);
        var server = await ServerState.Read(database, stop);
        var figures = (await Figures.Read(database, stop)).FirstOrDefault(row => row.Statement == known);
        var about = await StatementDescriptions.Of(known, database, source, stop);

        return new Shown<Response>(
            new(known, values, refused, plan),
            () =>
                StatementPages.Of(
                    about,
                    figures,
                    server,
                    UserRoutes.Of(known, endpoints),
                    values,
                    plan is null ? Html.Of($"<p class=\"bad\" role=\"alert\">{refused}</p>") : StatementPages.Plan(plan)
                ),
            plan is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK
        );
    }

    private static async Task<(StatementPlan? Plan, string? Refused)> Explained(
        NpgsqlDataSource source,
        Statement statement,
        IReadOnlyDictionary<string, string?> values,
        bool run,
        CancellationToken stop
    )
    {
        await using var connection = await source.OpenConnectionAsync(stop);

        return await Explanation.Of(connection, statement, values, run, stop);
    }
}
