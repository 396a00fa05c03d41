using System.Text.Json;
using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Replaces a page of the site, translations and all.</summary>
public sealed class ReplaceContent : ICarterModule
{
    private static readonly Statement Write = Statement.Of<ReplaceContent>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var page in ContentPage.All)
        {
            app.LearningStaff()
                .MapPut(page.Route, Handle)
                .WithMetadata(page)
                .WithName($"Learning.ReplaceContent.{page.Slug}")
                .TakesIfMatch()
                .WithSummary($"Replace {page.Words}")
                .WithBody(typeof(Request), "ContentPage", () => ContentPage.Schema(isPartial: false))
                .WithExample(ContentPage.Write, ContentPage.Example);
        }
    }

    /// <summary>Any members; these have a meaning.</summary>
    public sealed record Request(JsonElement? Translations = null);

    private static async Task<Results<Ok<Dictionary<string, JsonElement>>, FieldsRefused>> Handle(
        ContentPath path,
        AccountCaller caller,
        HttpRequest request,
        Database database,
        LearningOptions options,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var sent = await ContentBody.Read(request, isPartial: false, stop);
        if (sent.Refused is { } refused)
        {
            return refused;
        }

        var args = new
        {
            slug = path.Slug,
            body = sent.Body,
            translations = sent.Translations,
            account_id = caller.AccountId,
            now = time.GetUtcNow(),
        };

        return TypedResults.Ok(ContentRow.Answer(await database.One<ContentRow>(Write, args, stop), options));
    }
}
