using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>Adds a specialization.</summary>
public sealed class CreateSpecialization : ICarterModule
{
    private static readonly Statement Insert = Statement.Of<CreateSpecialization>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.LearningStaff()
            .MapPost("specializations/", Handle)
            .WithName("Learning.CreateSpecialization")
            .TakesIdempotencyKey()
            .WithSummary("Add a specialization")
            .WithBody(typeof(SpecializationRequest))
            .WithExample(Specialization.Write, Specialization.Example)
            .TakesFiles();

    private static async Task<Results<Created<Specialization>, FieldsRefused>> Handle(
        Viewer viewer,
        HttpRequest request,
        Database database,
        KeptFiles files,
        TimeProvider time,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<SpecializationRequest>(request, stop, files.Limits(1));
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var kept = await files.Keep(body, stop);
        var args = Args.Of(KeptFiles.Args(body, kept), body.Value, viewer, new { now = time.GetUtcNow() });

        return TypedResults.Created((string?)null, await database.One<Specialization>(Insert, args, stop));
    }
}
