using System.CommandLine;
using System.Text.RegularExpressions;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Identity;

/// <summary><c>account create</c>: a person or a service. Without a password one is made and printed once.</summary>
public sealed partial class CreateAccount : ICommandSlice
{
    private const int LongestName = 255;
    private const int LongestEmail = 254;

    private static readonly Statement Insert = Statement.Of<CreateAccount>();

    private static readonly Argument<string> Username = new("username")
    {
        Description = "Letters, digits and @ . + - _",
    };
    private static readonly Option<string> Email = Text("--email", "Address for mail");
    private static readonly Option<string> FirstName = Text("--first-name", "First name");
    private static readonly Option<string> LastName = Text("--last-name", "Last name");
    private static readonly Option<string?> Password = new("--password")
    {
        Description = "Password, or - to read it from standard input. Without it one is made and printed once",
    };
    private static readonly Option<bool> Service = new("--service") { Description = "A program that pushes data" };
    private static readonly Option<bool> Staff = new("--staff") { Description = "Somebody who runs the service" };
    private static readonly Option<bool> Superuser = new("--superuser")
    {
        Description = "May do what staff may and holds every permission; regions of Monitoring still need a grant",
    };
    private static readonly Option<bool> Inactive = new("--inactive") { Description = "Not yet active" };

    public Command Declare() =>
        new Command("create", "Create an account")
        {
            Username,
            Email,
            FirstName,
            LastName,
            Password,
            Service,
            Staff,
            Superuser,
            Inactive,
            CommandOutput.Json,
        }.Does(Handle);

    /// <summary>The password only where it was made here.</summary>
    private sealed record Response(long Id, string Username, string? Password);

    private sealed record Row(long? Id, bool UsernameTaken, bool EmailTaken);

    private static async Task Handle(CommandRun run)
    {
        var owner = new PasswordOwner(
            run.Get(Username).Trim(),
            run.Get(Email) ?? "",
            run.Get(FirstName) ?? "",
            run.Get(LastName) ?? ""
        );
        if (!AllowedUsername().IsMatch(owner.Username))
        {
            throw new CommandRefusedException("A username has 1 to 254 letters, digits or @ . + - _");
        }

        if (owner.Email.Length > LongestEmail || (owner.Email.Length > 0 && !DrfEmail.IsAddress(owner.Email)))
        {
            throw new CommandRefusedException(
                "--email takes an address such as ann@example.org, of at most 254 letters."
            );
        }

        if (owner.FirstName.Length > LongestName || owner.LastName.Length > LongestName)
        {
            throw new CommandRefusedException($"A first or last name has at most {LongestName} letters.");
        }

        var (password, isMade) = NewPassword.From(run.Get(Password), owner);
        var row = await run.Database.One<Row>(
            Insert,
            new
            {
                username = owner.Username,
                email = owner.Email,
                first_name = owner.FirstName,
                last_name = owner.LastName,
                password_hash = Passwords.Hash(password),
                is_active = !run.Get(Inactive),
                is_staff = run.Get(Staff),
                is_superuser = run.Get(Superuser),
                is_service_account = run.Get(Service),
                now = run.Time.GetUtcNow(),
            },
            run.Stop
        );
        if (row.Id is not { } id)
        {
            throw new CommandRefusedException(
                row.UsernameTaken
                    ? $"There is an account '{owner.Username}' already."
                    : $"There is an account with the address {owner.Email} already."
            );
        }

        run.Output.Print(new Response(id, owner.Username, isMade ? password : null));
    }

    private static Option<string> Text(string name, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => "" };

    [GeneratedRegex(@"^[\p{L}\p{N}@.+_-]{1,254}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AllowedUsername();
}
