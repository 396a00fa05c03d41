using static Platform.Features.Casework.FieldUse;

namespace Platform.Features.Casework;

/// <summary>The fields of contacts: done, due and cancelled.</summary>
internal static class ContactFields
{
    private const FieldUse Needed = Default | Filter | Count | Write | Mandatory | Kept;
    private const FieldUse Chosen = Select | Filter | Count | Write;

    private static readonly CatalogueField[] Begin =
    [
        new("id", "Id", FieldType.Id, "contact.id", Default | Filter),
        new("referral", "Referral", FieldType.Reference, "contact.referral_id", Default | Filter),
        new("client", "Client", FieldType.Reference, "referral.client_id", Default | Filter)
        {
            Dictionary = FieldDictionary.Client,
        },
        new("project", "Project", FieldType.Option, "referral.project_id", Default | Filter | Count)
        {
            Dictionary = FieldDictionary.Project,
        },
        new("branch", "Branch", FieldType.Option, "referral.branch_id", Default | Filter | Count)
        {
            Dictionary = FieldDictionary.Branch,
        },
        new("user", "User", FieldType.Option, "contact.user_id", Needed)
        {
            Column = "user_id",
            Dictionary = FieldDictionary.User,
        },
    ];

    private static readonly CatalogueField[] When =
    [
        new("start_date", "Start", FieldType.DateTime, "contact.start_date", Default | Write | Mandatory | Kept)
        {
            Column = "start_date",
        },
        new("end_date", "End", FieldType.DateTime, "contact.end_date", Default | Write | Mandatory | Kept)
        {
            Column = "end_date",
        },
        new("date", "Date", FieldType.Date, "contact.start_date::date", Select | Filter | Count)
        {
            Filter = new("contact.start_date") { IsTimeByDay = true },
        },
        new("date_active", "Active", FieldType.Date, "", Filter)
        {
            Filter = new("contact.start_date") { IsTimeByDay = true },
        },
        new(
            "description",
            "Description",
            FieldType.LongText,
            "contact.description",
            Default | Filter | Write | Mandatory | Kept
        )
        {
            Column = "description",
            MaxLength = 20_000,
        },
    ];

    private static readonly CatalogueField[] End =
    [
        new("created", "Created", FieldType.Stamp, "contact.created", Select | Filter),
        new("updated", "Updated", FieldType.Stamp, "contact.updated", Default | Filter),
        .. ClientFields.Of(ReferralFields.ClientJoin, ClientFields.All),
        .. TimeDimensions.Of("contact.start_date"),
    ];

    public static readonly IReadOnlyList<CatalogueField> Done =
    [
        .. Begin,
        Option("stage", "Stage", Needed),
        .. When,
        Option("contact_type", "Contact type", Default | Filter | Count | Write),
        Option("contact_method", "Contact method", Chosen),
        Option("priority", "Priority", Chosen),
        Option("transport_method", "Transport method", Chosen),
        new("travel_time", "Travel time", FieldType.Integer, "contact.travel_time", Select | Write)
        {
            Column = "travel_time",
        },
        new("travel_mileage", "Travel mileage", FieldType.Decimal, "contact.travel_mileage", Select | Write)
        {
            Column = "travel_mileage",
        },
        new(
            "duration",
            "Duration",
            FieldType.Integer,
            "(extract(epoch from contact.end_date - contact.start_date) / 60)::bigint",
            Select
        ),
        new("planned_start_date", "Planned start", FieldType.DateTime, "contact.planned_start_date", Select),
        new("planned_end_date", "Planned end", FieldType.DateTime, "contact.planned_end_date", Select),
        new("completed_by", "Completed by", FieldType.Option, "contact.completed_by", Select)
        {
            Dictionary = FieldDictionary.User,
        },
        .. End,
    ];

    public static readonly IReadOnlyList<CatalogueField> Due =
    [
        .. Begin,
        .. When,
        Option("stage", "Stage", Chosen),
        Option("contact_type", "Contact type", Chosen),
        Option("priority", "Priority", Chosen),
        new(
            "overdue",
            "Overdue",
            FieldType.YesNo,
            "(contact.end_date < :now::timestamptz at time zone :time_zone::text)",
            Select | Filter | Count
        ),
        .. End,
    ];

    /// <summary>An addition to the contract: what was planned and will not be done. Nothing but the reason is written.</summary>
    public static readonly IReadOnlyList<CatalogueField> Cancelled =
    [
        .. Begin.Concat(When).Select(field => field with { Use = field.Use & ~(Write | Mandatory | Kept) }),
        Option("stage", "Stage", Select | Filter | Count),
        Option("contact_type", "Contact type", Select | Filter | Count),
        Option("priority", "Priority", Select | Filter | Count),
        new(
            "cancellation_reason",
            "Cancellation reason",
            FieldType.LongText,
            "contact.cancellation_reason",
            Default | Filter | Write | Mandatory | Kept
        )
        {
            Column = "cancellation_reason",
            MaxLength = 1_000,
        },
        new("cancelled_by", "Cancelled by", FieldType.Option, "contact.cancelled_by", Default | Filter | Count)
        {
            Dictionary = FieldDictionary.User,
        },
        new("cancelled", "Cancelled", FieldType.Stamp, "contact.cancelled", Default | Filter),
        .. End,
    ];

    private static CatalogueField Option(string name, string label, FieldUse use) =>
        new(name, label, FieldType.Option, $"contact.{name}", use)
        {
            Column = name,
            Dictionary = FieldDictionary.Of($"contacts/{name}"),
        };
}
