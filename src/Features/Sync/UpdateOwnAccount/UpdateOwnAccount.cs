using System.Text.Json;
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
                .WithSummary("Change the own account")
                .WithExample("""{"first_name":"Ada"}""", OwnAccount.Example)
                .WithBody(typeof(Request))
                .WithMetadata(new CostsPasswordHash()) // it tells whether a password is right
                .Refuses("account_email_key", StatusCodes.Status400BadRequest);
        }
    }

    public sealed record Request(
        string? Email = null,
        string? FirstName = null,
        string? LastName = null,
        string? OldPassword = null,
        string? NewPassword = null
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
        Caller caller,
        Database database,
        CancellationToken stop
    )
    {
        var fields = await DrfObject.Read(request, stop);
        var asked = Read(fields);
        if (fields.Refused is { } refused)
        {
            return refused;
        }

        var whose = new { account_id = caller.AccountId, email = asked.Email };
        var current = await database.One<CurrentRow>(Current, whose, stop);
        if (Broken(asked, current) is { } broken)
        {
            return broken;
        }

        var account = await database.One<OwnAccount>(
            Update,
            new
            {
                whose.account_id,
                whose.email,
                first_name = asked.FirstName,
                last_name = asked.LastName,
                password_hash = asked.NewPassword is null ? null : Passwords.Hash(asked.NewPassword),
            },
            stop
        );

        return TypedResults.Ok(account);
    }

    private static Request Read(DrfObject fields) =>
        new(
            fields.Optional("email", (ref Utf8JsonReader json) => DrfEmail.Read(ref json, mayBeBlank: true)),
            fields.Optional("first_name", Name),
            fields.Optional("last_name", Name),
            fields.Optional("old_password", Password),
            fields.Optional("new_password", Password)
        );

    private static FieldsRefused? Broken(Request asked, CurrentRow current)
    {
        if (current.IsEmailTaken)
        {
            return FieldsRefused.Of("email", "Email is already exists!");
        }

        if (asked.NewPassword is null)
        {
            return null;
        }

        if (asked.OldPassword is null)
        {
            return FieldsRefused.Whole("'old_password' is required to change your password.");
        }

        if (current.PasswordHash.Length == 0 || !Passwords.Verify(current.PasswordHash, asked.OldPassword))
        {
            return FieldsRefused.Whole("Your old password is incorrect.");
        }

        var owner = new PasswordOwner(
            current.Username,
            asked.Email ?? current.Email,
            asked.FirstName ?? current.FirstName,
            asked.LastName ?? current.LastName
        );

        return PasswordRules.Broken(asked.NewPassword, owner) is { Count: > 0 } broken
            ? FieldsRefused.Of("new_password", broken)
            : null;
    }

    private static Parsed<string> Name(ref Utf8JsonReader json) => DrfField.Text(ref json, max: 150, mayBeBlank: true);

    private static Parsed<string> Password(ref Utf8JsonReader json) =>
        DrfField.Text(ref json, max: 128, isVerbatim: true);
}
