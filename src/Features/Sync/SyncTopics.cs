namespace Platform.Features.Sync;

/// <summary>The chapters of Sync's document.</summary>
internal static class SyncTopics
{
    public static readonly IReadOnlyList<Topic> All =
    [
        new(
            "Organizations",
            "Who employs therapists; pushed before all else.",
            "/organizations/",
            "/sync/organizations/"
        ),
        new(
            "Therapists",
            "People of an organization, known by a hash; pushed before their interactions.",
            "/sync/organizations/{organizationId}/therapists/",
            "/therapists/"
        ),
        new(
            "Interactions",
            "How many chats and calls a therapist had on a day.",
            "/sync/organizations/therapists/",
            "/sync/therapists/",
            "/interactions/"
        ),
        new(
            "Total therapists",
            "How many therapists an organization had in a period.",
            "/total-therapists/",
            "/organizations/{organizationId}/total-therapists/"
        ),
        new(
            "Rates",
            "Which share of an organization's therapists stayed or left in a period.",
            "/rates/",
            "/organizations/{organizationId}/rates/"
        ),
        new("Log-in", "A token for a password, and the end of tokens.", "/auth/"),
        new("Accounts", "The caller's own account, and registration where it is open.", "/accounts/"),
    ];
}
