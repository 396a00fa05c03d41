using System.Text.RegularExpressions;

namespace Platform.Infrastructure.Http.Drf;

/// <summary>An e-mail address as a field: one <c>@</c>, a dotted local part, a domain with a dot or localhost.</summary>
public static partial class DrfEmail
{
    /// <summary>From here on it is not looked at; shorter ones have the length of their field.</summary>
    private const int Longest = 320;

    public static bool IsAddress(string text) => text.Length <= Longest && Address().IsMatch(text);

    [GeneratedRegex(
        """
            \A
            [-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+ (?: \. [-!#$%&'*+/=?^_`{}|~0-9A-Za-z]+ )*
            @
            (?: localhost
              | (?: [0-9A-Za-z\u00a1-\uffff] (?: [-0-9A-Za-z\u00a1-\uffff]{0,61} [0-9A-Za-z\u00a1-\uffff] )? \. )+
                [-0-9A-Za-z\u00a1-\uffff]{2,63} (?<! - )
            )
            \z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();
}
