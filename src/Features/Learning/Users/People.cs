using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>
/// Writes people: an account, its profile, and the mail by which a new address is confirmed, in one transaction.
/// </summary>
public sealed class People(Database database, ConfirmationMail mail, TimeProvider time)
{
    private static readonly Statement New = Statement.Named("Learning/NewPerson");
    private static readonly Statement Account = Statement.Named("Learning/ChangedPerson.Account");
    private static readonly Statement Profile = Statement.Named("Learning/ChangedPerson.Profile");

    /// <summary>A new person.</summary>
    /// <param name="asked">The record of the body, with all fields of a profile.</param>
    /// <param name="email">As sent.</param>
    /// <param name="password">Empty: nobody can log in.</param>
    /// <param name="origin">Where the service is reached, for the link.</param>
    /// <param name="written">Reads the person in the same transaction.</param>
    /// <param name="stop">Ends it.</param>
    public Task<T> Create<T>(
        object asked,
        string email,
        string password,
        string origin,
        Func<Database, long, Task<T>> written,
        CancellationToken stop
    )
    {
        email = UserRules.Stored(email);
        var hash = password.Length == 0 ? "" : Passwords.Hash(password);

        return database.InTransaction(
            async transaction =>
            {
                var account = new
                {
                    email,
                    password_hash = hash,
                    now = time.GetUtcNow(),
                };
                // The last part is for records that say nothing of flags.
                var args = Args.Of(account, asked, new { is_staff = false, is_active = true });
                var id = await transaction.One<long>(New, args, stop);
                await mail.Add(transaction, origin, id, email, stop);

                return await written(transaction, id);
            },
            stop
        );
    }

    /// <summary>Changes a person by what was given; a new address gets a mail.</summary>
    /// <param name="id">Of the account.</param>
    /// <param name="body">Not refused.</param>
    /// <param name="origin">Where the service is reached, for the link.</param>
    /// <param name="written">Reads the person in the same transaction.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The type's default: there is no such account any more.</returns>
    public Task<T?> Change<T, TRequest>(
        long id,
        DrfRequest<TRequest> body,
        string origin,
        Func<Database, Task<T?>> written,
        CancellationToken stop
    )
        where TRequest : class
    {
        var email = body.Sent<string>("email") is { } sent ? UserRules.Stored(sent) : null;
        var hash = body.Sent<string>("password") is { Length: > 0 } password ? Passwords.Hash(password) : null;
        var given = body.Given();

        return database.InTransaction(
            async transaction =>
            {
                var account = new
                {
                    id,
                    email,
                    password_hash = hash,
                    given,
                };
                if (await transaction.OneOrNone<bool?>(Account, account, stop) is not { } isMoved)
                {
                    return default;
                }

                await transaction.Execute(Profile, new { id, given }, stop);
                if (isMoved)
                {
                    await mail.Add(transaction, origin, id, email!, stop);
                }

                return await written(transaction);
            },
            stop,
            Database.Tries
        );
    }
}
