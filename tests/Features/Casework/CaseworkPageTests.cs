using Platform.Features.Casework;

namespace Platform.Tests.Features.Casework;

/// <summary>docs/casework.md shows what there is; <see cref="Contract.DocumentPagesTests"/> runs what it shows.</summary>
public sealed class CaseworkPageTests
{
    private const string Page = "docs/casework.md";

    /// <summary>Each of them is in an example, which is run.</summary>
    [Fact]
    public void The_requests_of_the_contract_are_among_them()
    {
        var examples = string.Join('\n', DocumentPage.Of(Page).Blocks.Select(block => block.Script));

        foreach (
            var request in new[]
            {
                "/v2/clients",
                "/v2/clients/religion/1;3;10/ethnicity/1",
                "/v2/done_contacts/client_registered_disabled/Y/client_employment_status/N/project/5",
                "/v2/referrals/id/510",
                "/v2/clients/website_photo_consent/109",
                "/v2/referrals/date_active/2018-10-01,2018-10-31",
                "/clients/field/id;surname;website_photo_consent",
                "/v2/clients/selectable_fields",
                "/v2/workers/selectable_fields",
                "/v2/referrals/selectable_fields",
                "/v2/due_contacts/selectable_fields",
                "/v2/done_contacts/selectable_fields",
                "/v2/schedules/selectable_fields",
                "PUT  /v2/clients ",
                "PUT  /v2/clients/external_id/EXTERNAL_ID ",
                "PUT  /v2/referrals ",
                "PUT  /v2/due_contacts/referral/510 ",
                "POST /v2/clients/id/1 ",
                "POST /v2/referrals/id/510 ",
                "POST /v2/due_contacts/id/",
                "POST /v2/done_contacts/id/",
                "/v2/clients/id/1/uploads",
                "/v2/referrals/id/510/uploads",
                "/v2/extension_database/staff_disciplinary_13",
                "/v2/extension_database/wellcheck_notes_9/referral/2289",
                "PUT  /v2/extension_database/staff_disciplinary_13 ",
                "POST /v2/extension_database/wellcheck_notes_9/id/17 ",
                "/v2/clients/dimension/district",
                "/v2/clients/dimension/district/metric/gender",
                "/v2/clients/dimension/district/metric/gender/main_disability/7;9/blue_badge_holder/Y",
                "/v2/done_contacts/dimension/day/date_active/2018-10-01,2018-10-31/user/1",
                "/v2/dictionary\n",
                "/v2/dictionary/organisations/district",
                "/v2/dictionary/referrals/project",
                "/v2/dictionary/contacts/contact_type",
                "/v2/dictionary/search/referrals/project/befr",
                "/v2/dictionary/search/referrals/referrer/hosp",
            }
        )
        {
            examples.ShouldContain(request);
        }
    }

    [Fact]
    public void The_page_names_every_group()
    {
        var page = Repository.Read(Page);

        CaseworkArea
            .Instance.Topics.SelectMany(topic => topic.Paths)
            .Select(path => path[(CaseworkArea.Prefix.Length + 1)..])
            .Where(group => !page.Contains(group, StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}
