using System.ComponentModel.DataAnnotations;
using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Makes an account for whoever asks, where the setting <c>Sync:AllowRegistration</c> is on.</summary>
public sealed class RegisterAccount : ICarterModule
{
    private static readonly Statement IsTaken = Statement.Of<RegisterAccount>(nameof(IsTaken));
    private static readonly Statement Register = Statement.Of<RegisterAccount>();

    public void AddRoutes(IEndpointRouteBuilder app) =>
        app.SyncOpen()
            .MapPost("accounts/", Handle)
            .WithName("Sync.RegisterAccount")
            .TakesIdempotencyKey()
            .WithSummary("Register an account")
            .WithMetadata(new CostsPasswordHash())
            .WithExample(
                """
                {"username":"ada","email":"ada@example.org","password":"a long secret","first_name":"Ada","last_name":"Lovelace"}
                """,
                """
                {"id":2,"username":"ada","email":"ada@example.org","first_name":"Ada","last_name":"Lovelace","is_active":false,"date_joined":"2026-11-22T10:41:50.331916Z"}
                """
            )
            .Produces(StatusCodes.Status403Forbidden);

    /// <param name="Username">1 to 128 letters, digits and <c>@.+-_</c>.</param>
    /// <param name="Email">Not that of another account, in any letter case.</param>
    /// <param name="Password">8 to 128 characters, neither common, nor all digits, nor like the other fields.</param>
    /// <param name="FirstName">1 to 32 characters.</param>
    /// <param name="LastName">1 to 32 characters.</param>
    public sealed record Request(
        [MaxLength(128)]
        [RegularExpression(
            @"[\w.@+-]+",
            ErrorMessage = "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters."
        )]
            string Username,
        [MaxLength(254)] [EmailAddress] string Email,
        [MaxLength(128)] [DataType(DataType.Password)] string Password,
        [MaxLength(32)] string FirstName,
        [MaxLength(32)] string LastName
    );

    private static async Task<Results<Created<OwnAccount>, FieldsRefused, StatusCodeHttpResult>> Handle(
        HttpRequest request,
        Database database,
        SyncOptions options,
        TimeProvider time,
        CancellationToken stop
    )
    {
        if (!options.AllowRegistration)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        var body = await DrfRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var asked = body.Value;
        if (await database.One<bool>(IsTaken, new { username = asked.Username, email = asked.Email }, stop))
        {
            return Taken();
        }

        var owner = new PasswordOwner(asked.Username, asked.Email, asked.FirstName, asked.LastName);
        if (PasswordRules.Broken(asked.Password, owner) is { Count: > 0 } broken)
        {
            return FieldsRefused.Of("password", broken);
        }

        var account = await database.OneOrNone<OwnAccount>(
            Register,
            new
            {
                username = asked.Username,
                email = asked.Email,
                password_hash = Passwords.Hash(asked.Password),
                first_name = asked.FirstName,
                last_name = asked.LastName,
                now = time.GetUtcNow(),
            },
            stop
        );

        return account is null ? Taken() : TypedResults.Created((string?)null, account);
    }

    private static FieldsRefused Taken() => FieldsRefused.Whole("Username/Email is already exists!");
}
