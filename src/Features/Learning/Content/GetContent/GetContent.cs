using System.Text.Json;

namespace Platform.Features.Learning;

/// <summary>A page of the site, whole, or as it is read in a language.</summary>
public sealed class GetContent : ICarterModule
{
    private static readonly Statement Find = Statement.Of<GetContent>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var page in ContentPage.All)
        {
            app.LearningOpen()
                .MapGet(page.Route, Handle)
                .WithMetadata(page)
                .WithName($"Learning.GetContent.{page.Slug}")
                .TellsItsTag()
                .WithSummary($"Get {page.Words}")
                .WithExample(response: ContentPage.Example);
        }
    }

    /// <param name="path">Which page.</param>
    /// <param name="lang">A language code: the members in that language, without the others; unknown ones as they are.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="options">The platform's time zone.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Ok<Dictionary<string, JsonElement>>> Handle(
        ContentPath path,
        string? lang,
        Database database,
        LearningOptions options,
        CancellationToken stop
    )
    {
        var row = await database.OneOrNone<ContentRow>(Find, path, stop);

        return TypedResults.Ok(
            lang is { Length: > 0 } ? ContentRow.Answer(row, lang, options) : ContentRow.Answer(row, options)
        );
    }
}
