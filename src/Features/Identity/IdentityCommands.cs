using System.CommandLine;

namespace Platform.Features.Identity;

/// <summary>What the area adds to the command line: a slice per command.</summary>
public static class IdentityCommands
{
    public static Command Accounts() =>
        new("account", "People and services that log in")
        {
            new CreateAccount().Declare(),
            new ListAccounts().Declare(),
            new SetPassword().Declare(),
            new ActivateAccount().Declare(),
            new DeactivateAccount().Declare(),
        };

    public static Command Tokens() =>
        new("token", "API tokens")
        {
            new CreateToken().Declare(),
            new ListTokens().Declare(),
            new RevokeToken().Declare(),
        };
}
