using static Platform.Features.Casework.FieldUse;

namespace Platform.Features.Casework;

/// <summary>The fields of referrals.</summary>
internal static class ReferralFields
{
    /// <summary>The person of a referral.</summary>
    public const string ClientJoin =
        "inner join casework.client on client.org_id = referral.org_id and client.id = referral.client_id";

    private const string ProjectJoin =
        "inner join casework.project on project.org_id = referral.org_id and project.id = referral.project_id";

    /// <summary>The day of the first done contact.</summary>
    private const string Day = "referral.first_contact";

    private const string Complete =
        "cross join lateral casework.is_complete(referral.org_id, referral.id) as is_complete";

    private const FieldUse Chosen = Select | Filter | Count | Write;

    private static readonly IReadOnlyList<CatalogueField> Own =
    [
        new("id", "Id", FieldType.Id, "referral.id", Default | Filter),
        new("client", "Client", FieldType.Reference, "referral.client_id", Default | Filter | WriteOnce | Mandatory)
        {
            Column = "client_id",
            Dictionary = FieldDictionary.Client,
        },
        new("date", "Date", FieldType.Date, Day, Default | Filter | Count | WriteOnce | Mandatory),
        new(
            "project",
            "Project",
            FieldType.Option,
            "referral.project_id",
            Default | Filter | Count | WriteOnce | Mandatory
        )
        {
            Column = "project_id",
            Dictionary = FieldDictionary.Project,
        },
        new("project_name", "Project name", FieldType.Text, "project.name", Select | Filter | Count)
        {
            Joins = [ProjectJoin],
        },
        new("project_active", "Project active", FieldType.YesNo, "project.active", Select | Filter | Count)
        {
            Joins = [ProjectJoin],
        },
        Option("project_category", "Project category"),
        new("branch", "Branch", FieldType.Option, "referral.branch_id", Default | Filter | Count | WriteOnce)
        {
            Column = "branch_id",
            Dictionary = FieldDictionary.Branch,
        },
        new("template", "Template", FieldType.Option, "referral.template_id", Chosen | Mandatory)
        {
            Column = "template_id",
            Dictionary = FieldDictionary.Template,
        },
        Option("stage", "Stage", shared: "contacts/stage") with
        {
            Use = Default | Filter | Count | Write | Mandatory | Kept,
        },
        new(
            "description",
            "Description",
            FieldType.LongText,
            "referral.description",
            Default | Filter | Write | Mandatory | Kept
        )
        {
            Column = "description",
            MaxLength = 20_000,
        },
        Option("contact_method", "Contact method", shared: "contacts/contact_method"),
        Option("contact_type", "Contact type", shared: "contacts/contact_type"),
        Option("response_method", "Response method"),
        Option("introduction_source", "Introduction source"),
        Option("priority", "Priority", shared: "contacts/priority"),
        Option("funding_sponsor", "Funding sponsor"),
        Option("referrer", "Referrer"),
        new(
            "additional_org_person",
            "Additional person",
            FieldType.Reference,
            "referral.additional_org_person",
            Select | Filter | Write
        )
        {
            Column = "additional_org_person",
            Dictionary = FieldDictionary.Client,
        },
        new("user", "User", FieldType.Option, "referral.user_id", Select | Filter | Count | WriteOnce)
        {
            Column = "user_id",
            Dictionary = FieldDictionary.User,
        },
        new("referral_complete", "Referral complete", FieldType.YesNo, "is_complete.answer", Default | Filter | Count)
        {
            Joins = [Complete],
        },
        new("closed", "Closed", FieldType.YesNo, "(referral.closed_date is not null)", Select | Filter | Count | Write),
        new("closed_date", "Closed date", FieldType.Date, "referral.closed_date", Select | Filter | Count),
        new("date_active", "Active", FieldType.Date, "", Filter)
        {
            Filter = new(
                "contact.start_date",
                "exists (select from casework.contact where contact.org_id = referral.org_id and contact.referral_id = referral.id and contact.status = 'done' and {0})"
            )
            {
                IsTimeByDay = true,
            },
        },
        new("created", "Created", FieldType.Stamp, "referral.created", Select | Filter),
        new("updated", "Updated", FieldType.Stamp, "referral.updated", Default | Filter),
    ];

    public static readonly IReadOnlyList<CatalogueField> All =
    [
        .. Own,
        .. ClientFields.Of(ClientJoin, ClientFields.All),
        .. TimeDimensions.Of(Day),
    ];

    private static CatalogueField Option(string name, string label, string? shared = null) =>
        new(name, label, FieldType.Option, $"referral.{name}", Chosen)
        {
            Column = name,
            Dictionary = FieldDictionary.Of($"referrals/{name}", shared),
        };
}
