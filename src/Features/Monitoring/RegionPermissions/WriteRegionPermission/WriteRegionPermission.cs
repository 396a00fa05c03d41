namespace Platform.Features.Monitoring;

/// <summary>Grants a region and everything below it, changes a grant, or withdraws it.</summary>
public sealed class WriteRegionPermission : ICarterModule
{
    private static readonly Writer RegionPermissions = Writer.Of<WriteRegionPermission>(RegionPermission.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(RegionPermission.Resource, "Write a grant", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        RegionPermissions.Write(call);
}
