namespace Platform.Features.Learning;

/// <summary>The mail by which somebody sets a new password.</summary>
public sealed class PasswordResetMail(SignedLinks links, TimeProvider time)
{
    public const string Subject = "Set a new password";

    /// <summary>The path of the page and the form, before the link's own parts.</summary>
    public const string Path = LearningArea.Prefix + "/users/password/reset/";

    /// <param name="transaction">In which it is noted.</param>
    /// <param name="origin">Where the service is reached; empty: that is not known, and only the path is told.</param>
    /// <param name="accountId">Whose password it is.</param>
    /// <param name="email">The address, as stored.</param>
    /// <param name="passwordHash">The link counts until it changes.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Add(
        Database transaction,
        string origin,
        long accountId,
        string email,
        string passwordHash,
        CancellationToken stop
    )
    {
        var link = await links.Make(SignedLinks.PasswordReset, accountId, AboutOf(email, passwordHash), stop);
        await Outbox.Add(
            transaction,
            email,
            Subject,
            $"""
            Somebody, we hope you, wants to set a new password for this address. Please open this link to do so:

            {origin}{Path}{link}

            It counts once, and not for long. If you have not asked for it, do nothing: your password stays as it is.

            """,
            time.GetUtcNow(),
            stop
        );
    }

    /// <summary>What has to be the same when the link is opened.</summary>
    public static string AboutOf(string email, string passwordHash) => $"{email.ToLowerInvariant()}\n{passwordHash}";
}
