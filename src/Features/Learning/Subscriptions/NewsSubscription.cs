using System.ComponentModel.DataAnnotations;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Learning;

/// <summary>An address for news.</summary>
/// <param name="Email">As it was sent.</param>
/// <param name="Created">When it was noted.</param>
public sealed record NewsSubscription(
    long Id,
    [Filters, Orders, Searches] string Email,
    [Filters, Orders] DateTime Created
)
{
    public const string Example = """{"id":1,"email":"ada@example.org","created":"2020-09-03T15:03:35.846496"}""";

    public const string Write = """{"email":"ada@example.org"}""";
}

/// <param name="Email">Not noted yet, in any letter case.</param>
public sealed record SubscriptionRequest([MaxLength(254)] [EmailAddress] string Email);

/// <summary>What only the database knows of an address.</summary>
public static class SubscriptionRules
{
    private static readonly Statement IsTaken = Statement.Named("Learning/SubscriptionRules");

    /// <summary>Adds to what is wrong with a body: the address is there already.</summary>
    /// <param name="database">To look.</param>
    /// <param name="body">Of which the address may be missing or wrong.</param>
    /// <param name="id">Of the subscription whose it may be; null: of none.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task Judge(
        Database database,
        DrfRequest<SubscriptionRequest> body,
        long? id,
        CancellationToken stop
    )
    {
        if (body.Sent<string>("email") is { } email && await database.One<bool>(IsTaken, new { email, id }, stop))
        {
            body.Refuse("email", FieldRefused.SubscriptionEmail);
        }
    }
}
