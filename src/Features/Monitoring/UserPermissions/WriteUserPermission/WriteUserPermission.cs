namespace Platform.Features.Monitoring;

/// <summary>Gives an account a functional permission, or takes it away.</summary>
public sealed class WriteUserPermission : ICarterModule
{
    private static readonly Writer UserPermissions = Writer.Of<WriteUserPermission>(UserPermission.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.MapWrite(UserPermission.Resource, "Write a functional permission", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) =>
        UserPermissions.Write(call);
}
