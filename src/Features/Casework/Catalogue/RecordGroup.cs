using System.Reflection;

namespace Platform.Features.Casework;

/// <summary>A group of records, as paths name it, with its fields in the order in which they are shown.</summary>
/// <param name="Name">As in paths.</param>
/// <param name="Words">What its records are, for people: <c>clients</c>.</param>
/// <param name="One">One of them.</param>
/// <param name="DictionaryTable">Under which its dictionaries are.</param>
/// <param name="Fields">All that are built in, extension fields not among them.</param>
public sealed record RecordGroup(
    string Name,
    string Words,
    string One,
    string DictionaryTable,
    IReadOnlyList<CatalogueField> Fields
) : IBindableFromHttpContext<RecordGroup>
{
    /// <summary>Under which <c>casework.hidden_field</c> has its hidden fields.</summary>
    public string HiddenAs { get; private init; } = Name;

    public static readonly RecordGroup Clients = new("clients", "people", "person", "organisations", ClientFields.All);
    public static readonly RecordGroup Referrals = new(
        "referrals",
        "referrals",
        "referral",
        "referrals",
        ReferralFields.All
    );
    public static readonly RecordGroup DoneContacts = new(
        "done_contacts",
        "done contacts",
        "done contact",
        "contacts",
        ContactFields.Done
    );
    public static readonly RecordGroup DueContacts = new(
        "due_contacts",
        "due contacts",
        "due contact",
        "contacts",
        ContactFields.Due
    );
    public static readonly RecordGroup CancelledContacts = new(
        "cancelled_contacts",
        "cancelled contacts",
        "cancelled contact",
        "contacts",
        ContactFields.Cancelled
    );
    public static readonly RecordGroup Relationships = new(
        "relationships",
        "relationships",
        "relationship",
        "relationships",
        RelationshipFields.All
    );
    public static readonly RecordGroup Workers = new(
        "workers",
        "support workers",
        "support worker",
        "workers",
        WorkerFields.All
    );
    public static readonly RecordGroup Schedules = new(
        "schedules",
        "planned visits",
        "planned visit",
        "schedules",
        ScheduleFields.All
    );

    /// <summary>The root of extension databases.</summary>
    public const string Extensions = "extension_database";

    /// <summary>Records of any extension database, as the document knows them.</summary>
    public static readonly RecordGroup AnyExtension = new(
        Extensions,
        "records of an extension database",
        "record of an extension database",
        Extensions,
        [
            .. ExtensionRecordFields.Of("referral", [], []).Where(field => field.Name != "client"),
            .. ExtensionRecordFields.Of("client", [], []).Where(field => field.Name == "client"),
        ]
    );

    /// <summary>Those of the contract, then those that it does not know.</summary>
    public static IReadOnlyList<RecordGroup> All { get; } =
    [Clients, Referrals, DoneContacts, DueContacts, Workers, Schedules, CancelledContacts, Relationships];

    /// <summary>The extension databases whose single fields join it: those of a client or of a referral.</summary>
    public string? ExtensionParent =>
        Name switch
        {
            "clients" => "client",
            "referrals" => "referral",
            _ => null,
        };

    /// <summary>The group of the route.</summary>
    public static ValueTask<RecordGroup?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(context.GetEndpoint()!.Metadata.GetMetadata<RecordGroup>());

    /// <summary>The records of an extension database; its path gives it its name.</summary>
    public static RecordGroup Of(OwnDatabase database, IReadOnlyList<CatalogueField> fields) =>
        AnyExtension with
        {
            Name = NameOf(database),
            Fields = fields,
            HiddenAs = HiddenAsOf(database.Id),
        };

    public static string NameOf(OwnDatabase database) => $"{Extensions}/{database.ApiName}";

    /// <summary>By its number: names change.</summary>
    public static string HiddenAsOf(long database) => $"{Extensions}/{database}";

    public static RecordGroup? Find(string name) => All.FirstOrDefault(group => group.Name == name);

    public override string ToString() => Name;
}
