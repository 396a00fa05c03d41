namespace Platform.Features.Monitoring;

/// <summary>An account in a group.</summary>
public sealed record UserGroup(
    [Filters] int Id,
    [Written(IsRequired = true, References = typeof(Group))] int GroupId,
    [Written(IsRequired = true, References = typeof(User))] long UserId
)
{
    public static readonly Resource Resource = Resource.Of<UserGroup>(
        "user_group",
        row: """{"id":41,"group_id":7,"user_id":1}""",
        insert: """{"user_id":1,"group_id":7}"""
    );
}
