using static Platform.Features.Casework.FieldUse;

namespace Platform.Features.Casework;

/// <summary>People from web forms, who wait to be imported or rejected: what is sent of them, asked of them, done with them.</summary>
public static class StagedFields
{
    /// <summary>What is sent beside the fields of a person.</summary>
    public static readonly IReadOnlyList<CatalogueField> Sent =
    [
        new("org_type_id", "Client type", FieldType.Option, "", Write | Mandatory)
        {
            Column = "org_type_id",
            Dictionary = FieldDictionary.ClientType,
        },
        new("description", "Text of the referral to be made", FieldType.LongText, "", Write)
        {
            Column = "description",
            MaxLength = 20_000,
        },
        new("project", "Project of the referral", FieldType.Reference, "", Write) { Column = "project_id" },
        new("source", "Which form", FieldType.Integer, "", Write) { Column = "form_source" },
        new("referral_role", "Who the person is in the form", FieldType.Integer, "", Write)
        {
            Column = "referral_role",
        },
    ];

    /// <summary>What is done with a batch, and with what its referrals begin.</summary>
    public static readonly RecordGroup Processing = new(
        "external_referral",
        "people from web forms",
        "batch of people from a web form",
        "external_referrals",
        [
            new("action", "What is done", FieldType.Code, "", Write | Mandatory) { Column = "action" },
            new("reason", "Why it is rejected", FieldType.Text, "", Write) { Column = "reason", MaxLength = 1_000 },
            new("project", "Project of referrals that name none", FieldType.Reference, "", Write)
            {
                Column = "project_id",
            },
            new("branch", "Branch of the new people and referrals", FieldType.Reference, "", Write)
            {
                Column = "branch_id",
            },
            new("stage", "Stage of the referrals", FieldType.Option, "", Write)
            {
                Column = "stage",
                Dictionary = FieldDictionary.Of("contacts/stage"),
            },
            new("template", "Template of the referrals", FieldType.Reference, "", Write) { Column = "template_id" },
            new("date", "When the referrals began", FieldType.Date, "", Write) { Column = "date" },
        ]
    );

    /// <summary>Fields of a person that are said otherwise, or when they are imported.</summary>
    internal static readonly BodyFields Beside = new(
        Sent,
        BodyFields.Names("relationships", "carer_relationships"),
        BodyFields.Names("type", "branch")
    );

    /// <summary>As they are read: one object for a person, whose <c>id</c> is that of the batch.</summary>
    public static readonly RecordGroup Group = new(
        "external_referral",
        "people from web forms",
        "batch of people from a web form",
        "external_referrals",
        [
            new("id", "Batch", FieldType.Id, "staged.batch_id", Default | Filter),
            new("person", "Number of the entry", FieldType.Id, "staged.id", Default),
            new("index", "Place in the batch", FieldType.Integer, "staged.idx", Default),
            new("status", "Status", FieldType.Code, "external_referral.status", Default | Filter | Count),
            new("org_type_id", "Client type", FieldType.Option, "staged.org_type_id", Default | Count)
            {
                Dictionary = FieldDictionary.ClientType,
            },
            new("surname", "Surname", FieldType.Text, "staged.surname", Default | Filter),
            new("first_name", "First name", FieldType.Text, "staged.first_name", Default),
            new("description", "Description", FieldType.LongText, "staged.description", Default),
            new("project", "Project", FieldType.Option, "staged.project_id", Default | Filter | Count)
            {
                Dictionary = FieldDictionary.Project,
            },
            new("source", "Form", FieldType.Integer, "staged.form_source", Default | Filter | Count),
            new("referral_role", "Role", FieldType.Integer, "staged.referral_role", Default | Filter),
            new("client", "Client", FieldType.Reference, "staged.client_id", Default)
            {
                Dictionary = FieldDictionary.Client,
            },
            new("referral", "Referral", FieldType.Reference, "staged.referral_id", Default),
            new("reason", "Reason", FieldType.Text, "external_referral.reason", Default),
            new("created", "Created", FieldType.Stamp, "external_referral.created", Default | Filter),
            .. ClientFields
                .All.Where(field =>
                    field.Column is { } column && column is not ("type_id" or "surname" or "first_name")
                )
                .Select(Submitted),
            .. TimeDimensions.Of("external_referral.created", isStamp: true),
        ]
    );

    /// <summary>The contract spells them in two ways.</summary>
    public static readonly IReadOnlyList<RecordGroup> Groups = [Group, Group with { Name = "external_referrals" }];

    public static readonly CaseworkRefusal AdminOnly = new(
        RefusalKind.Forbidden,
        "admin_only",
        "Your group of users does not look after people from web forms.",
        new Problem("admin_only")
    );

    /// <summary>A field of a person, as it was sent with the form.</summary>
    private static CatalogueField Submitted(CatalogueField field)
    {
        var text = $"(staged.fields ->> '{field.Column}')";

        return field with
        {
            Use = Select,
            Filter = null,
            Joins = [],
            Column = null,
            Sql = field.Type switch
            {
                FieldType.Option or FieldType.Reference or FieldType.Integer => $"{text}::bigint",
                FieldType.YesNo => $"{text}::boolean",
                FieldType.Date => $"{text}::date",
                _ => text,
            },
        };
    }
}
