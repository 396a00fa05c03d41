using System.Text.RegularExpressions;

namespace Platform.Features.Identity;

/// <summary>What a new password is compared with.</summary>
public sealed record PasswordOwner(string Username, string Email, string FirstName, string LastName);

/// <summary>The rules for new passwords, worded as the contract words them; the same for every area and command.</summary>
public static partial class PasswordRules
{
    private const int Shortest = 8;

    /// <summary>From this likeness on, 0 … 1, a password counts as made from a name.</summary>
    private const double TooSimilar = 0.7;

    /// <summary>Lower case, one a line in <c>common-passwords.txt</c>.</summary>
    private static readonly HashSet<string> Common = ReadCommon();

    /// <summary>Every rule that the password breaks; empty when it is good.</summary>
    public static IReadOnlyList<string> Broken(string password, PasswordOwner owner)
    {
        var broken = new List<string>();
        var lower = password.ToLowerInvariant();
        if (SimilarTo(lower, owner) is { } attribute)
        {
            broken.Add($"The password is too similar to the {attribute}.");
        }

        if (password.EnumerateRunes().Count() < Shortest)
        {
            broken.Add($"This password is too short. It must contain at least {Shortest} characters.");
        }

        if (Common.Contains(lower.Trim()))
        {
            broken.Add("This password is too common.");
        }

        if (password.Length > 0 && password.All(char.IsDigit))
        {
            broken.Add("This password is entirely numeric.");
        }

        return broken;
    }

    private static string? SimilarTo(string password, PasswordOwner owner) =>
        IsSimilar(password, owner.Username) ? "username"
        : IsSimilar(password, owner.FirstName) ? "first name"
        : IsSimilar(password, owner.LastName) ? "last name"
        : IsSimilar(password, owner.Email) ? "email address"
        : null;

    /// <summary>Compares with the whole value and with each word in it.</summary>
    private static bool IsSimilar(string password, string value)
    {
        var lower = value.ToLowerInvariant();

        return NotAWord().Split(lower).Append(lower).Any(part => Likeness(password, part) >= TooSimilar);
    }

    /// <summary>Shared characters, in any order, against all characters. Short words in long passwords do not count.</summary>
    private static double Likeness(string password, string part)
    {
        if (part.Length == 0 || (password.Length >= 10 * part.Length && part.Length < TooSimilar / 2 * password.Length))
        {
            return 0;
        }

        var left = part.GroupBy(letter => letter).ToDictionary(group => group.Key, group => group.Count());
        var shared = password.Count(letter => left.TryGetValue(letter, out var rest) && (left[letter] = rest - 1) >= 0);

        return 2.0 * shared / (password.Length + part.Length);
    }

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("Identity/common-passwords.txt")!;
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\W+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotAWord();
}
