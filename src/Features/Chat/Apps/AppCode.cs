using System.Text.RegularExpressions;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Chat;

/// <summary>How an app is named by its callers and on the command line.</summary>
internal static partial class AppCode
{
    public const string Rule = "1 to 63 of a-z, 0-9 and -, not beginning with -";

    /// <exception cref="CommandRefusedException">It is none.</exception>
    public static string Checked(string code) =>
        Form().IsMatch(code) ? code : throw new CommandRefusedException($"An app id is {Rule}.");

    /// <summary>From a name for people, <c>Corner Shop</c>: <c>corner-shop</c>.</summary>
    public static string Of(string name)
    {
        var code = Others().Replace(name.ToLowerInvariant(), "-").Trim('-');

        return code.Length switch
        {
            0 => throw new CommandRefusedException("The name has no letter that an app id may have; give --app-id."),
            > 63 => code[..63].TrimEnd('-'),
            _ => code,
        };
    }

    /// <exception cref="CommandRefusedException">It cannot be one.</exception>
    public static string Secret(string secret) =>
        secret.Length is >= 16 and <= 255 && secret.All(sign => sign is > ' ' and <= '~')
            ? secret
            : throw new CommandRefusedException("A secret is 16 to 255 visible ASCII characters.");

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$", RegexOptions.None, 1000)]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Others();
}
