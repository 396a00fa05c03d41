namespace Platform.Features.Learning;

/// <summary>
/// The page that the link of the mail opens: a form for the new password (an addition). Nothing is looked up for it, so that
/// mail programs that open links too use nothing up.
/// </summary>
public sealed class ShowPasswordReset : ICarterModule
{
    private const string Html = "text/html; charset=utf-8";

    private const string Page = """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
        <title>New password</title><link rel="icon" href="data:,">
        <style>body{font-family:sans-serif;max-width:30em;margin:3em auto;padding:0 1em}input,button{font:inherit;padding:.3em}</style></head>
        <body>
        <h1>New password</h1>
        <form method="post">
        <p><label>At least 8 characters:<br><input type="password" name="password" minlength="8" maxlength="128" autocomplete="new-password" required></label></p>
        <p><button>Set it</button></p>
        </form>
        </body>
        </html>

        """;

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningUnasked()
            .MapGet("users/password/reset/{uid}/{token}/", Handle)
            .WithName("Learning.ShowPasswordReset")
            .WithSummary("Show the form for a new password (an addition)")
            .Produces<string>(StatusCodes.Status200OK, "text/html");

    /// <param name="uid">The account, from the link.</param>
    /// <param name="token">The proof, from the link.</param>
    /// <param name="context">For headers.</param>
    private static ContentHttpResult Handle(string uid, string token, HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; form-action 'self'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer"; // the address is a secret
        headers.CacheControl = "no-store";

        return TypedResults.Content(Page, Html);
    }
}
