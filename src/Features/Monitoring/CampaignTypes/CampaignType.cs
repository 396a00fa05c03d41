using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A kind of campaign.</summary>
/// <param name="Name">Not blank.</param>
public sealed record CampaignType([Filters] int Id, [Written(IsRequired = true), MaxLength(255)] string Name)
{
    public static readonly Resource Resource = Resource.Of<CampaignType>(
        "campaign_type",
        row: """{"id":1,"name":"National Immunization Days"}""",
        insert: """{"name":"Mop-up"}"""
    );
}
