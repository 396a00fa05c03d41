using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Monitoring;

/// <summary>A campaign of an office.</summary>
/// <param name="Name">Office, month and year of the start when absent.</param>
/// <param name="Slug">Unique; made from office and start when absent.</param>
/// <param name="EndDate">Not before the start.</param>
/// <param name="Office">A reference, written as uri_format says.</param>
/// <param name="OfficeId">One campaign of an office starts on a day.</param>
public sealed record Campaign(
    [Filters] int Id,
    [Written, MaxLength(255)] string Name,
    [Written, MaxLength(255)] string Slug,
    [Written(IsRequired = true)] DateOnly StartDate,
    [Written(IsRequired = true)] DateOnly EndDate,
    [Reference] int Office,
    string ResourceUri,
    [ServerSet] DateTime CreatedAt,
    [Written(IsRequired = true, References = typeof(Office))] int OfficeId,
    [Written(IsRequired = true, References = typeof(CampaignType))] int CampaignTypeId
)
{
    public static readonly Resource Resource = Resource.Of<Campaign>(
        "campaign",
        row: """{"id":217,"name":"Nigeria June 2014","slug":"nigeria-2014-06-01","start_date":"2014-06-01","end_date":"2014-06-04","office":1,"resource_uri":"/api/v2/campaign/217/","created_at":"2014-05-20T08:30:00.000","office_id":1,"campaign_type_id":1}""",
        insert: """{"campaign_type_id":"1","end_date":"2017-01-01","office_id":"1","slug":"fake_campaign","start_date":"2017-01-01"}""",
        rows: "monitoring.visible_campaign(:caller_id::bigint) as campaign"
    );
}
