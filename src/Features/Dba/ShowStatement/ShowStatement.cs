using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Platform.Features.Dba;

/// <summary><c>/dba/statements/{area}/{name}</c>: all about one statement.</summary>
public sealed class ShowStatement : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.Dba().MapGet("statements/{area}/{name}", Handle).WithName("Dba.ShowStatement");

    public sealed record Response(
        StatementDescription About,
        IReadOnlyList<UserRoutes> UsedBy,
        StatementFigures? Figures,
        string? FiguresMissing,
        string Text
    );

    private static async Task<Results<Shown<Response>, NotFound>> Handle(
        string area,
        string name,
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

        var server = await ServerState.Read(database, stop);
        var figures = (await Figures.Read(database, stop)).FirstOrDefault(row => row.Statement == known);
        var about = await StatementDescriptions.Of(known, database, source, stop);
        var users = UserRoutes.Of(known, endpoints);

        return new Shown<Response>(
            new(about, users, figures, server.FiguresMissing, Statement.Source(known)),
            () => StatementPages.Of(about, figures, server, users, StatementSamples.Of(known), Html.None)
        );
    }
}
