namespace Platform.Features.Learning;

/// <summary>
/// Mails that anybody may ask for by an address. What is asked is only noted, for any address, and a job looks later whose it
/// is: so neither the answer nor its time tells whether there is such an account.
/// </summary>
internal static class MailRequests
{
    public const string Confirmation = "confirmation";
    public const string PasswordReset = "password_reset";

    private static readonly Statement Insert = Statement.Named("Learning/MailRequests");

    /// <summary>Notes it, unless the caller has asked too often.</summary>
    public static async Task Add(
        HttpContext context,
        string kind,
        string email,
        Database database,
        RateLimits limits,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (limits.Take(context, Throttles.MailsOfAddress, email) is { } tooMany)
        {
            throw new RefusedException(tooMany);
        }

        var args = new
        {
            kind,
            email,
            origin = LearningArea.Instance.MailOriginOf(context),
            now = time.GetUtcNow(),
        };
        await database.Execute(Insert, args, stop);
    }
}

/// <summary>What is told to whoever asks for a mail, whatever comes of it.</summary>
/// <param name="Detail">That it is noted.</param>
public sealed record MailNoted(string Detail)
{
    public const string Example =
        """{"detail":"If there is an account with this address that needs it, a mail is on its way."}""";

    public static MailNoted Told { get; } =
        new("If there is an account with this address that needs it, a mail is on its way.");
}
