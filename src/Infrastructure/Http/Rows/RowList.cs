using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>
/// 200 and an array of rows, sent as they come: for lists without a bound. The record says what a row is; none is made.
/// </summary>
public sealed class RowList<TRow>(Database database, Statement statement, object? args)
    : IResult,
        IStatusCodeHttpResult,
        IEndpointMetadataProvider
{
    /// <summary>Whether who has the list already is answered 304; the route documents it with <see cref="EntityTags.Documented"/>.</summary>
    public bool IsTagged { get; init; }

    public int? StatusCode => StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(200, typeof(TRow[]), ["application/json"]));
        builder.Metadata.Add(SpooledRows.NoRoom);
    }

    public Task ExecuteAsync(HttpContext httpContext) =>
        database.WriteJson(
            statement,
            args,
            httpContext.Response,
            httpContext.RequestAborted,
            RowKeys.Of<TRow>(),
            IsTagged
        );
}
