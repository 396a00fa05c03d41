using System.ComponentModel.DataAnnotations;
using Platform.Features.Identity;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Changes the fields that are sent, the password only together with the old one. Tokens stay valid.</summary>
public sealed class UpdateOwnAccount : ICarterModule
{
    private static readonly Statement Current = Statement.Of<UpdateOwnAccount>(nameof(Current));
    private static readonly Statement Update = Statement.Of<UpdateOwnAccount>();

    public void AddRoutes(IEndpointRouteBuilder app)
    {
        foreach (var method in (string[])[HttpMethods.Put, HttpMethods.Patch])
        {
            app.Sync()
                .MapMethods("accounts/me/", [method], Handle)
                .WithName($"Sync.UpdateOwnAccount.{method.ToLowerInvariant()}")
                .TakesIfMatch()
                .WithSummary("Change the own account")
                .WithExample("""{"first_name":"Ada"}""", OwnAccount.Example)
                .WithMetadata(new CostsPasswordHash()) // it tells whether a password is right
                .Refuses("account_email_key", StatusCodes.Status400BadRequest);
        }
    }

    public sealed record Request(
        [Kept] [MaxLength(254)] [EmailAddress] string Email = "",
        [Kept] [MaxLength(255)] string FirstName = "",
        [Kept] [MaxLength(255)] string LastName = "",
        [Kept] [Length(1, 128)] [DataType(DataType.Password)] string OldPassword = "",
        [Kept] [Length(1, 128)] [DataType(DataType.Password)] string NewPassword = ""
    );

    private sealed record CurrentRow(
        string Username,
        string Email,
        string FirstName,
        string LastName,
        string PasswordHash,
        bool IsEmailTaken
    );

    private static async Task<Results<Ok<OwnAccount>, FieldsRefused>> Handle(
        HttpRequest request,
        AccountCaller caller,
        Database database,
        CancellationToken stop
    )
    {
        var body = await DrfRequest.Read<Request>(request, stop);
        if (body.Refused is { } refused)
        {
            return refused;
        }

        var asked = body.Value;
        var whose = new { account_id = caller.AccountId, email = asked.Email };
        var current = await database.One<CurrentRow>(Current, whose, stop);
        if (Broken(body, current) is { } broken)
        {
            return broken;
        }

        var account = await database.One<OwnAccount>(
            Update,
            new
            {
                whose.account_id,
                given = body.Given(),
                password_hash = asked.NewPassword is "" ? null : Passwords.Hash(asked.NewPassword),
            },
            stop
        );

        return TypedResults.Ok(account);
    }

    private static FieldsRefused? Broken(DrfRequest<Request> body, CurrentRow current)
    {
        var asked = body.Value;
        if (current.IsEmailTaken)
        {
            return FieldsRefused.Of("email", "Email is already exists!");
        }

        if (asked.NewPassword is "")
        {
            return null;
        }

        if (asked.OldPassword is "")
        {
            return FieldsRefused.Whole("'old_password' is required to change your password.");
        }

        if (current.PasswordHash.Length == 0 || !Passwords.Verify(current.PasswordHash, asked.OldPassword))
        {
            return FieldsRefused.Whole("Your old password is incorrect.");
        }

        var owner = new PasswordOwner(
            current.Username,
            body.Has(nameof(Request.Email)) ? asked.Email : current.Email,
            body.Has(nameof(Request.FirstName)) ? asked.FirstName : current.FirstName,
            body.Has(nameof(Request.LastName)) ? asked.LastName : current.LastName
        );

        return PasswordRules.Broken(asked.NewPassword, owner) is { Count: > 0 } broken
            ? FieldsRefused.Of("new_password", broken)
            : null;
    }
}
