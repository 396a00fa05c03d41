namespace Platform.Features.Monitoring;

/// <summary>Puts an account into a group, or takes it out with <c>{user_id, group_id, id: ""}</c>.</summary>
public sealed class WriteUserGroup : ICarterModule
{
    private static readonly Writer UserGroups = Writer.Of<WriteUserGroup>(UserGroup.Resource);

    public void AddRoutes(IEndpointRouteBuilder app) => app.MapWrite(UserGroup.Resource, "Write a membership", Handle);

    private static Task<Results<WriteAnswer, Problem>> Handle([AsParameters] WriteCall call) => UserGroups.Write(call);
}
