using static Platform.Features.Casework.FieldUse;

namespace Platform.Features.Casework;

/// <summary>The fields of records of extension databases: whose they are, what the organisation added, when.</summary>
public static class ExtensionRecordFields
{
    /// <param name="parent"><c>client</c> or <c>referral</c>.</param>
    /// <param name="own">Those that the organisation gave the database.</param>
    /// <param name="ofClients">The single ones that it gave to people.</param>
    public static IReadOnlyList<CatalogueField> Of(
        string parent,
        IEnumerable<OwnField> own,
        IEnumerable<CatalogueField> ofClients
    ) =>
        [
            new("id", "Id", FieldType.Id, "ext_record.id", Default | Filter),
            .. parent == "referral" ? OfReferral : OfClient,
            .. own.Select(ExtensionFields.OfRecord),
            new("created", "Created", FieldType.Stamp, "ext_record.created", Default | Filter),
            new("updated", "Updated", FieldType.Stamp, "ext_record.updated", Default | Filter),
            .. Behind(parent, ClientFields.All.Concat(ofClients)),
            .. TimeDimensions.Of("ext_record.created", isStamp: true),
        ];

    private static readonly IReadOnlyList<CatalogueField> OfReferral =
    [
        new(
            "referral",
            "Referral",
            FieldType.Reference,
            "ext_record.referral_id",
            Default | Filter | WriteOnce | Mandatory
        )
        {
            Column = "referral_id",
        },
        new("client", "Client", FieldType.Reference, "referral.client_id", Filter),
        new("project", "Project", FieldType.Option, "referral.project_id", Filter | Count)
        {
            Dictionary = FieldDictionary.Project,
        },
    ];

    private static readonly IReadOnlyList<CatalogueField> OfClient =
    [
        new("client", "Client", FieldType.Reference, "ext_record.client_id", Default | Filter | WriteOnce | Mandatory)
        {
            Column = "client_id",
            Dictionary = FieldDictionary.Client,
        },
    ];

    /// <summary>The person behind a record only narrows what is found; where it is the parent, the statement has it.</summary>
    private static IEnumerable<CatalogueField> Behind(string parent, IEnumerable<CatalogueField> fields) =>
        ClientFields
            .Of(ReferralFields.ClientJoin, fields)
            .Select(field =>
                field with
                {
                    Use = field.Use & Filter,
                    Joins = parent == "referral" ? field.Joins : [.. field.Joins.Skip(1)],
                }
            )
            .Where(field => field.Use != None);
}
