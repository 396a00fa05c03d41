namespace Platform.Features.Monitoring;

/// <summary>An indicator that the members of a group may write.</summary>
public sealed record GroupPermission(
    [Filters] int Id,
    [Written(IsRequired = true, References = typeof(Indicator))] int IndicatorId,
    [Written(IsRequired = true, References = typeof(Group))] int GroupId
)
{
    public static readonly Resource Resource = Resource.Of<GroupPermission>(
        "group_permission",
        row: """{"id":3,"indicator_id":21,"group_id":7}""",
        insert: """{"group_id":7,"indicator_id":21}"""
    );
}
