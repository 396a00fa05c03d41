namespace Platform.Features.Learning;

/// <summary>The area's own limits, by the names that routes and handlers say.</summary>
internal static class Throttles
{
    public const string LogIns = "learning log-ins";
    public const string LogInsOfAddress = "learning log-ins of an address";
    public const string Registrations = "learning registrations";
    public const string Confirmations = "learning confirmations";
    public const string Mails = "learning mails";
    public const string MailsOfAddress = "learning mails of an address";
    public const string Results = "learning results";
    public const string Requests = "learning";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<AllowanceLimit> Of(LearningThrottleOptions options) =>
        options.Enabled
            ?
            [
                new(LogIns, options.LogIns, Minute),
                new(LogInsOfAddress, options.LogInsOfAddress, Minute),
                new(Registrations, options.Registrations, TimeSpan.FromHours(1)),
                new(Confirmations, options.Confirmations, Minute),
                new(Mails, options.Mails, TimeSpan.FromHours(1)),
                new(MailsOfAddress, options.MailsOfAddress, TimeSpan.FromHours(1)),
                new(Results, options.Results, Minute),
                new(Requests, options.Requests, Minute),
            ]
            : [];
}
