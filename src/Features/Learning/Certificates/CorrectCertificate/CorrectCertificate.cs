using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Issues a certificate anew with what was wrong put right (an addition), also one that was withdrawn. It gets a number of
/// its own, which its person prints from now on; whoever looks up the old number is told the new one.
/// </summary>
public sealed class CorrectCertificate : ICarterModule
{
    private static readonly Statement End = Statement.Of<CorrectCertificate>(nameof(End));
    private static readonly Statement Issue = Statement.Of<CorrectCertificate>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("certificates/{id:id}/correct/", Handle)
            .WithName("Learning.CorrectCertificate")
            .TakesIdempotencyKey()
            .WithSummary("Correct a certificate (an addition)")
            .WithExample(
                """{"full_name":"Коваль Ганна Петрівна","reason":"The name was misspelled."}""",
                IssuedCertificate.Example
            );

    /// <param name="Reason">For staff; nobody else sees it.</param>
    /// <param name="FullName">Null or empty: as before; so are all below where null.</param>
    /// <param name="Title">Null or empty: as before.</param>
    /// <param name="Result">Per cent.</param>
    /// <param name="Points">Of a course.</param>
    /// <param name="Author">Of a course; empty: none.</param>
    public sealed record Request(
        [MaxLength(1000)] string Reason,
        [MaxLength(1000)] string? FullName = null,
        [MaxLength(255)] string? Title = null,
        [Range(0, 100)] [TwoPlaces] double? Result = null,
        [Range(0, int.MaxValue)] int? Points = null,
        [MaxLength(255)] string? Author = null
    );

    /// <param name="id">Of the certificate.</param>
    /// <param name="request">With what is right.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="time">Since when.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Created<IssuedCertificate>, FieldsRefused, DetailRefused, NotFound>> Handle(
        long id,
        HttpRequest request,
        Database database,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (await IssuedCertificate.Read(database, id, stop) is null)
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var issue = new
        {
            id,
            random = IssuedCertificate.RandomEnd(),
            now = time.GetUtcNow(),
        };

        return await database.InTransaction<
            Results<Created<IssuedCertificate>, FieldsRefused, DetailRefused, NotFound>
        >(
            async transaction =>
            {
                // The old one ends first: of a person's certificates for one test only one is the present.
                if (await transaction.Execute(End, Args.Of(body.Value, issue), stop) == 0)
                {
                    return new DetailRefused("This certificate was replaced by another: correct that.");
                }

                var issued = await transaction.One<long>(Issue, Args.Of(body.Value, issue), stop);

                return TypedResults.Created((string?)null, (await IssuedCertificate.Read(transaction, issued, stop))!);
            },
            stop,
            Database.Tries
        );
    }
}
