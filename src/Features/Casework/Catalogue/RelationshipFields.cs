using static Platform.Features.Casework.FieldUse;

namespace Platform.Features.Casework;

/// <summary>The fields of relationships between two people; an addition to the contract.</summary>
internal static class RelationshipFields
{
    private const string ClientJoin =
        "inner join casework.client on client.org_id = relationship.org_id and client.id = relationship.client_id";

    public static readonly IReadOnlyList<CatalogueField> All =
    [
        new("id", "Id", FieldType.Id, "relationship.id", Default | Filter),
        new("client", "Client", FieldType.Reference, "relationship.client_id", Default | Filter)
        {
            Dictionary = FieldDictionary.Client,
        },
        new("other", "Other person", FieldType.Reference, "relationship.other_id", Default | Filter)
        {
            Dictionary = FieldDictionary.Client,
        },
        new("relationship", "Relationship", FieldType.Option, "relationship.relationship", Default | Filter | Count)
        {
            Dictionary = FieldDictionary.Relationship,
        },
        new("carer", "Carer", FieldType.YesNo, "relationship.carer", Default | Filter | Count),
        .. ClientFields.Of(ClientJoin, ClientFields.All),
    ];
}
