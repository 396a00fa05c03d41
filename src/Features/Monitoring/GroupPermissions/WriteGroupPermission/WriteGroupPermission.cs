namespace Platform.Features.Monitoring;

/// <summary>Lets the members of a group write an indicator, or no longer.</summary>
public sealed class WriteGroupPermission : ICarterModule
{
    private static readonly Writer GroupPermissions = Writer.Of<WriteGroupPermission>(GroupPermission.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(GroupPermission.Resource, "Write a group permission", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        GroupPermissions.Write(call);
}
