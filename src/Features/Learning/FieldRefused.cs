namespace Platform.Features.Learning;

/// <summary>A rule that the database keeps, told like one of a field.</summary>
internal sealed record FieldRefused : Refusal
{
    private static readonly Dictionary<string, FieldRefused> Known = new(StringComparer.Ordinal)
    {
        ["account_email_key"] = new("email", UserEmail),
        ["account_username_key"] = new("email", UserEmail),
        ["subscription_email_key"] = new("email", SubscriptionEmail),
        ["profile_specialization_id_fkey"] = new("specialization", Gone),
        ["course_specialization_specialization_id_fkey"] = new("specializations", Gone),
        ["event_certificate_template_id_fkey"] = new("certificate_template", Gone),
        ["course_certificate_template_id_fkey"] = new("certificate_template", Gone),
        ["event_end_date_check"] = new("end_date", EndsBeforeStart),
    };

    public const string EndsBeforeStart = "This may not be before the start date.";
    public const string UserEmail = "user with this email already exists.";
    public const string SubscriptionEmail = "subscription with this email already exists.";

    /// <summary>Of a relation that went between look and write; its id is not known here.</summary>
    private const string Gone = "Invalid pk - object does not exist.";

    private FieldRefused(string field, string words)
        : base(RefusalKind.Invalid, Field: field) => Words = words;

    /// <summary>Null: no rule of a field.</summary>
    public static FieldRefused? Of(string? constraint) =>
        constraint is null ? null : Known.GetValueOrDefault(constraint);
}
