namespace Platform.Features.Monitoring;

/// <summary>Says which indicator a text in uploaded documents means, corrects that, or takes it back.</summary>
public sealed class WriteIndicatorMap : ICarterModule
{
    private static readonly Writer IndicatorMaps = Maps.WriterOf<WriteIndicatorMap>(IndicatorMapFields.Catalogue);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite<Request>(
                "indicator_map",
                "indicator_map",
                nameof(WriteIndicatorMap),
                "Write an indicator map",
                Handle
            )
            .WithExample(
                """{"source_object_id":184381,"master_object_id":12908}""",
                """{"objects":{"new_id":73658},"meta":null,"error":null}"""
            );

    /// <param name="SourceObjectId">Mapped once: a second map is refused with the id of the first.</param>
    /// <param name="MasterObjectId">The indicator.</param>
    /// <param name="Id">Absent: insert. A number: update. Empty text: delete the one row that the other fields name.</param>
    public sealed record Request(int SourceObjectId, int MasterObjectId, string? Id = null);

    private static async Task<IResult> Handle(HttpContext context, Caller caller) =>
        await IndicatorMaps.Write(await Submission.Read(context, IndicatorMaps.Columns), caller, context);
}
