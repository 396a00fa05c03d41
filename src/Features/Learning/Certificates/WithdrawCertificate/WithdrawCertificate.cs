using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Withdraws a certificate (an addition): whoever looks up its number is told so, its person cannot print it any more and
/// gets no other. A correction issues one again.
/// </summary>
public sealed class WithdrawCertificate : ICarterModule
{
    private static readonly Statement Withdraw = Statement.Of<WithdrawCertificate>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("certificates/{id:id}/withdraw/", Handle)
            .WithName("Learning.WithdrawCertificate")
            .WithSummary("Withdraw a certificate (an addition)")
            .WithExample("""{"reason":"Somebody else took the test."}""", IssuedCertificate.Example);

    /// <param name="Reason">For staff; nobody else sees it.</param>
    public sealed record Request([MaxLength(1000)] string Reason);

    /// <param name="id">Of the certificate.</param>
    /// <param name="request">With the reason.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="time">Since when.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<IssuedCertificate>, FieldsRefused, DetailRefused, NotFound>> Handle(
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

        var args = Args.Of(body.Value, new { id, now = time.GetUtcNow() });
        if (await database.Execute(Withdraw, args, stop) == 0)
        {
            return new DetailRefused("This certificate is not valid any more.");
        }

        return await IssuedCertificate.Read(database, id, stop) is { } written
            ? TypedResults.Ok(written)
            : TypedResults.NotFound();
    }
}
