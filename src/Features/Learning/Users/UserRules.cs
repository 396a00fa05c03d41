using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>What only the database knows of a person's fields.</summary>
public static class UserRules
{
    private static readonly Statement Look = Statement.Named("Learning/UserRules");

    /// <param name="IsTaken">Another account has the address.</param>
    /// <param name="IsKnown">There is such a specialization.</param>
    private sealed record Found(bool IsTaken, bool IsKnown);

    /// <summary>Adds to what is wrong with a body: the address is another's, the specialization nobody's.</summary>
    /// <param name="database">To look.</param>
    /// <param name="body">With fields email and specialization, of which each may be missing or wrong.</param>
    /// <param name="accountId">Whose address it may be; null: nobody's.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task Judge<T>(Database database, DrfRequest<T> body, long? accountId, CancellationToken stop)
        where T : class
    {
        var email = body.Sent<string>("email");
        var specialization = body.Sent<long?>("specialization");
        var found = await database.One<Found>(
            Look,
            new
            {
                email,
                specialization,
                account_id = accountId,
            },
            stop
        );
        if (email is not null && found.IsTaken)
        {
            body.Refuse("email", FieldRefused.UserEmail);
        }

        if (specialization is { } id && !found.IsKnown)
        {
            body.Refuse("specialization", DrfField.NoObject(id));
        }
    }

    /// <summary>As it is stored: the domain in lower case, what is before it as it was sent.</summary>
    public static string Stored(string email) =>
        email[..(email.LastIndexOf('@') + 1)] + email[(email.LastIndexOf('@') + 1)..].ToLowerInvariant();
}
