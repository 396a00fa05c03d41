namespace Platform.Features.Dba;

/// <summary>What the pages about statements have in common.</summary>
public static class StatementPages
{
    /// <summary>More routes than these are folded.</summary>
    private const int ManyRoutes = 12;

    /// <summary>A line where the server keeps no figures.</summary>
    public static Html Missing(ServerState server) =>
        server.FiguresMissing is { } words ? Html.Of($"<p class=\"bad\">{words}</p>\n") : Html.None;

    private static Html NoFigures(ServerState server) =>
        server.FiguresMissing is null
            ? Html.Of($"<p class=\"dim\">Not called since the figures were reset.</p>")
            : Missing(server);

    /// <summary>All about one statement, with the form for its values.</summary>
    /// <param name="about">The statement.</param>
    /// <param name="figures">Null: it has none.</param>
    /// <param name="server">Says whether there could be figures.</param>
    /// <param name="routes">Of the slices that run it.</param>
    /// <param name="values">In the form.</param>
    /// <param name="explained">What the form brought: a plan, or what is wrong.</param>
    public static Page Of(
        StatementDescription about,
        StatementFigures? figures,
        ServerState server,
        IReadOnlyList<UserRoutes> routes,
        IReadOnlyDictionary<string, string?> values,
        Html explained
    ) =>
        new(
            about.Statement,
            Html.Of(
                $"""
                <p>{about.Purpose}</p>
                {(figures is null ? NoFigures(server) : Grid.Of([figures]).Table())}
                <h2>Used by</h2>
                {Users(routes)}
                <h2>Tables and indexes</h2>
                {List("Tables", about.Tables)}
                {List("Indexes in this plan", about.Indexes)}
                <p class="dim">What functions and triggers touch inside is not seen here.</p>
                <h2 id="explain">Explain</h2>
                {Form(about, values)}
                {explained}
                <h2>The plan for any parameters</h2>
                <p class="dim">What the service runs with after a few calls.{(
                    about.Slots.Count == 0 ? "" : " Nothing is in its slots: " + string.Join(", ", about.Slots) + "."
                )}</p>
                <pre>{string.Join('\n', about.Plan)}</pre>
                <h2>Text</h2>
                <pre>{Statement.Source(about.Statement).TrimEnd()}</pre>
                """
            )
        );

    public static Html Plan(StatementPlan plan) =>
        Html.Of(
            $"""
            <h2>{(plan.WasRun ? "The plan for these values, and what it took" : "The plan for these values")}</h2>
            {(plan.Remark is null ? Html.None : Html.Of($"<p class=\"bad\">{plan.Remark}</p>"))}
            <pre>{string.Join('\n', plan.Lines)}</pre>
            """
        );

    private static Html Form(StatementDescription about, IReadOnlyDictionary<string, string?> values) =>
        Html.Of(
            $"""
            <form method="post" action="/dba/statements/{about.Statement}#explain">
            {(about.Parameters.Count == 0 ? Html.Of($"<p>It has no parameters.</p>") : Fields(about, values))}
            <p><button>Plan</button>
            {(
                about.Writes
                    ? Html.Of($"<span class=\"dim\">It writes, so it is planned and never run here.</span>")
                    : Html.Of(
                        $"<button name=\"$run\" value=\"true\">Run and measure</button> <span class=\"dim\">Read only, rolled back, for at most {StatementPlans.MostMilliseconds / 1000} s.</span>"
                    )
            )}</p>
            </form>
            """
        );

    private static Html Fields(StatementDescription about, IReadOnlyDictionary<string, string?> values) =>
        Html.Of(
            $"""
            <p class="dim">As the server reads them: 2026-11-22, {"{1,2}"}. Empty is null; two quotes, '', are the empty text.</p>
            <div class="fields">
            {about.Parameters.Select(parameter => Html.Of(
                $"""
                <label for="p-{parameter.Name}">{parameter.Name} <small>{parameter.Type}</small></label>
                <input id="p-{parameter.Name}" name="{parameter.Name}" value="{SentValues.Written(values.GetValueOrDefault(parameter.Name))}" placeholder="null" maxlength="{SentValues.MostCharacters}" autocomplete="off" spellcheck="false">

                """
            ))}</div>
            """
        );

    private static Html Users(IReadOnlyList<UserRoutes> routes) =>
        routes.Count == 0
            ? Html.Of($"<p class=\"dim\">No route, job or command runs it.</p>")
            : Html.Of($"<ul>\n{routes.Select(User)}</ul>");

    private static Html User(UserRoutes user) =>
        user.Routes.Count > ManyRoutes
            ? Html.Of(
                $"<li>{user.Name} <span class=\"dim\">({user.Kind})</span> <details><summary>{user.Routes.Count} routes</summary>{Routes(user)}</details></li>\n"
            )
            : Html.Of($"<li>{user.Name} <span class=\"dim\">({user.Kind})</span>{Routes(user)}</li>\n");

    private static Html Routes(UserRoutes user) =>
        user.Routes.Count == 0
            ? Html.None
            : Html.Of($"<ul>{user.Routes.Select(route => Html.Of($"<li><code>{route}</code></li>"))}</ul>");

    private static Html List(string title, IReadOnlyList<string> names) =>
        names.Count == 0
            ? Html.Of($"<p>{title}: none.</p>")
            : Html.Of(
                $"<p>{title}: {names.Select((name, at) => Html.Of($"{(at == 0 ? "" : ", ")}<code>{name}</code>"))}.</p>"
            );
}
