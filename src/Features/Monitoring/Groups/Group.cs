using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A group, through which accounts may write indicators.</summary>
/// <param name="Name">Not blank, unique.</param>
public sealed record Group([Filters] int Id, [Written(IsRequired = true), MaxLength(255)] string Name)
{
    public static readonly Resource Resource = Resource.Of<Group>(
        "group",
        row: """{"id":1,"name":"UNICEF HQ"}""",
        insert: """{"name":"fake_group"}""",
        table: "app_group"
    );
}
