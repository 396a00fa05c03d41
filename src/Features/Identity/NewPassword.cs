using System.Security.Cryptography;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Identity;

/// <summary>The password of a command: given, read from standard input, or made.</summary>
internal static class NewPassword
{
    /// <summary>Without letters and digits that look alike; 20 of them are 115 bits.</summary>
    private const string Letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <exception cref="CommandRefusedException">The password breaks the rules.</exception>
    public static (string Password, bool IsMade) From(string? typed, PasswordOwner owner)
    {
        if (typed is null)
        {
            return (RandomNumberGenerator.GetString(Letters, 20), true);
        }

        // On a command line every user of the machine can read it.
        var password = typed == "-" ? Console.In.ReadLine() ?? "" : typed;
        var broken = PasswordRules.Broken(password, owner);

        return broken.Count == 0 ? (password, false) : throw new CommandRefusedException(string.Join(' ', broken));
    }
}
