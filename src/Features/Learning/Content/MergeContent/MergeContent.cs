using System.Text.Json;
using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Changes members of a page of the site, and of its translations by language; null removes one. What others change at the
/// same time is kept.
/// </summary>
public sealed class MergeContent : ICarterModule
{
    private static readonly Statement Write = Statement.Of<MergeContent>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var page in ContentPage.All)
        {
            app.LearningStaff()
                .MapPatch(page.Route, Handle)
                .WithMetadata(page)
                .WithName($"Learning.MergeContent.{page.Slug}")
                .TakesIfMatch()
                .WithSummary($"Change {page.Words}")
                .WithBody(typeof(Request), "PatchedContentPage", () => ContentPage.Schema(isPartial: true))
                .WithExample("""{"title": "Hippocrates", "phones": null}""", ContentPage.Example);
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
        var sent = await ContentBody.Read(request, isPartial: true, stop);
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
            most = ContentBody.MostBytes,
            now = time.GetUtcNow(),
        };

        return await database.OneOrNone<ContentRow>(Write, args, stop) is { } row
            ? TypedResults.Ok(ContentRow.Answer(row, options))
            : ContentBody.TooLarge;
    }
}
