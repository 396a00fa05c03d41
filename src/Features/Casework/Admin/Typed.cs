using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Casework;

/// <summary>What the commands of the area have in common: numbers, names, keys, and what is said when they do not fit.</summary>
internal static partial class Typed
{
    public static readonly Argument<long> Org = new("org") { Description = "The organisation's number" };

    public static Argument<string> Name(string what) => new("name") { Description = what };

    public static Option<string> Key(string whose) =>
        new("--key") { Description = $"A key that {whose} already has; without it, a fresh one" };

    public static Option<string> Ids(string name, string description) => new(name) { Description = description };

    /// <exception cref="CommandRefusedException">It has no letter, or too many.</exception>
    public static string Checked(string name) =>
        name.Trim() is { Length: > 0 and <= 255 } checkedName
            ? checkedName
            : throw new CommandRefusedException("A name has 1 to 255 letters.");

    /// <summary>The given key or a fresh one.</summary>
    /// <exception cref="CommandRefusedException">It cannot be sent in a header.</exception>
    public static string KeyOf(string? given) =>
        given is null ? KeyCache.NewKey()
        : given.Length is >= 16 and <= 200 && given.All(sign => sign is > ' ' and <= '~') ? given
        : throw new CommandRefusedException("A key is 16 to 200 visible ASCII characters.");

    /// <summary><c>1,2</c>; null: the option was not given.</summary>
    /// <exception cref="CommandRefusedException">There is something else in it.</exception>
    public static long[]? IdsOf(string? list)
    {
        if (list is null)
        {
            return null;
        }

        return List().IsMatch(list)
            ? [.. list.Split(',').Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Distinct().Order()]
            : throw new CommandRefusedException($"'{list}' is no list of numbers such as 1,2.");
    }

    /// <summary>Runs the statement; a rule that the database keeps is told in one line.</summary>
    public static async Task<T> Refusing<T>(Func<Task<T>> work, string taken = "It is there already.")
    {
        try
        {
            return await work();
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new CommandRefusedException(
                Referred().Match(refused.ConstraintName ?? "").Groups["what"].Value switch
                {
                    "org" => "There is no such organisation.",
                    "source" => "There is no such source.",
                    var what => $"The organisation has no such {what}.",
                }
            );
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new CommandRefusedException(taken);
        }
    }

    [GeneratedRegex(@"^[1-9]\d{0,17}(,[1-9]\d{0,17})*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex List();

    /// <summary>As PostgreSQL names what refers to another table: by the last of its columns.</summary>
    [GeneratedRegex("_(?<what>[a-z]+)_id_fkey$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Referred();
}
