using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Changes a specialization: PUT all of it but the picture, PATCH what is sent.</summary>
public sealed class UpdateSpecialization : ICarterModule
{
    private static readonly Statement Exists = Statement.Of<UpdateSpecialization>(nameof(Exists));
    private static readonly Statement Update = Statement.Of<UpdateSpecialization>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var (method, word) in LearningRoutes.Writes)
        {
            app.LearningStaff()
                .MapMethods("specializations/{id:id}/", [method], Handle)
                .WithName($"Learning.UpdateSpecialization.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary($"{word} a specialization")
                .WithBody(typeof(SpecializationRequest))
                .WithExample(Specialization.Write, Specialization.Example)
                .TakesFiles();
        }
    }

    /// <param name="id">Of the specialization.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="request">With what is given.</param>
    /// <param name="database">Where it is.</param>
    /// <param name="files">Keeps the picture.</param>
    /// <param name="time">For <c>updated</c>.</param>
    /// <param name="stop">Ends it.</param>
    private static async Task<Results<Ok<Specialization>, FieldsRefused, NotFound>> Handle(
        long id,
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!await database.One<bool>(Exists, new { id }, stop))
        {
            return TypedResults.NotFound();
        }

        var body = await DrfRequest.Read<SpecializationRequest>(request, stop, files.Limits(1));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var given = body.Given(await files.Keep(body, stop));
        var args = Args.Of(
            viewer,
            new
            {
                id,
                given,
                now = time.GetUtcNow(),
            }
        );

        return await database.OneOrNone<Specialization>(Update, args, stop) is { } written
            ? TypedResults.Ok(written)
            : TypedResults.NotFound();
    }
}
