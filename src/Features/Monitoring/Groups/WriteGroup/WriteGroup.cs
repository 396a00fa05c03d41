namespace Platform.Features.Monitoring;

/// <summary>Inserts, updates or deletes a group. With a group go its members and its indicators.</summary>
public sealed class WriteGroup : ICarterModule
{
    private static readonly Writer Groups = Writer.Of<WriteGroup>(Group.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapWrite(Group.Resource, "Write a group", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => Groups.Write(call);
}
