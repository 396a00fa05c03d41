using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Results, all of them as a plain array, or, where the request names a page or its size, a page of them.</summary>
public sealed class ResultList<TRow> : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
    where TRow : class
{
    private readonly IResult _answer;

    private ResultList(IResult answer) => _answer = answer;

    public int? StatusCode => StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        RowList<TRow>.PopulateMetadata(method, builder);
        builder.Metadata.Add(new AnswerAlternative(StatusCodes.Status200OK, typeof(DrfPage<TRow>)));
    }

    /// <param name="database">Where they are.</param>
    /// <param name="list">What is asked for.</param>
    /// <param name="all">Gives every row.</param>
    /// <param name="page">Gives those of a page, their count before.</param>
    /// <param name="path">Under which they are.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<Results<ResultList<TRow>, FieldsRefused, NotFound, InvalidPage>> Read(
        Database database,
        DrfList list,
        Statement all,
        Statement page,
        AssessmentPath path,
        CancellationToken stop
    )
    {
        if (list.Refused is { } refused)
        {
            return refused;
        }

        var args = Args.Of(list.Args, path);
        if (!list.IsPaged)
        {
            return await path.Find(database, stop) is null
                ? TypedResults.NotFound()
                : new ResultList<TRow>(new RowList<TRow>(database, list.Fill(all), args));
        }

        var read = await database.Page<TRow>(list.Fill(page), args, stop);

        return read is null ? TypedResults.NotFound()
            : list.Answer(read) is { } answer ? new ResultList<TRow>(TypedResults.Ok(answer))
            : new InvalidPage();
    }

    public Task ExecuteAsync(HttpContext httpContext) => _answer.ExecuteAsync(httpContext);
}
