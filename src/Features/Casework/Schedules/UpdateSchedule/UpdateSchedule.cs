namespace Platform.Features.Casework;

/// <summary>Changes what is sent of a planned visit; what is not sent stays.</summary>
public sealed class UpdateSchedule : ICarterModule
{
    private static readonly Statement Write = Statement.Of<UpdateSchedule>();

    private const string Example = """
        { "status": "in_progress", "actual_start_date": "2018-10-08T09:05" }
        """;

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        var casework = app.Casework();
        foreach (var method in WriteDocument.Methods)
        {
            casework
                .MapMethods("schedules/id/{id}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpdateSchedule.id.{method.ToLowerInvariant()}",
                    "Update a planned visit",
                    RecordGroup.Schedules,
                    WriteMode.Update,
                    Example
                );
            casework
                .MapMethods("schedules/{id:digits}", [method], Handle)
                .DocumentsWriting(
                    $"Casework.UpdateSchedule.{method.ToLowerInvariant()}",
                    "Update a planned visit",
                    RecordGroup.Schedules,
                    WriteMode.Update,
                    Example
                );
        }
    }

    private static Task<Results<Ok<WrittenRecord>, Invalid, Missing, Conflicting>> Handle(
        HttpContext context,
        CaseworkCaller caller,
        RecordWriter writer,
        Database database
    ) =>
        writer.Update(
            (args, stop) => database.One<WriteOutcome>(Write, args, stop),
            RecordGroup.Schedules,
            context,
            caller
        );
}
