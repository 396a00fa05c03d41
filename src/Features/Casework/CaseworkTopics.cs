namespace Platform.Features.Casework;

/// <summary>The chapters of Casework's document.</summary>
internal static class CaseworkTopics
{
    public static readonly IReadOnlyList<Topic> All =
    [
        Of("Clients", "People, of whatever type: clients, volunteers, staff, family members.", "clients"),
        Of("Referrals", "Cases: a person in a project.", "referrals"),
        Of("Done contacts", "What was done for a referral.", "done_contacts"),
        Of("Due contacts", "What is planned for a referral.", "due_contacts"),
        Of(
            "Cancelled contacts",
            "What was planned for a referral and will not be done. An addition to the contract.",
            "cancelled_contacts"
        ),
        Of("Workers", "Support workers, who visit people.", "workers"),
        Of("Schedules", "Planned visits.", "schedules"),
        Of("Relationships", "Who is what to whom. An addition to the contract.", "relationships"),
        Of("Extension databases", "Records that organisations add by themselves.", "extension_database"),
        Of("External referrals", "People from web forms, who wait to be imported or rejected.", "external_referral"),
        Of("Dictionaries", "What the ids of options are called.", "dictionary"),
    ];

    private static Topic Of(string name, string sentence, params string[] roots) =>
        new(name, sentence, [.. roots.Select(root => $"{CaseworkArea.Prefix}/{root}")]);
}
