namespace Platform.Features.Casework;

/// <summary>Why three keys let nobody in.</summary>
internal static class KeyRefusals
{
    public static readonly CaseworkRefusal ApiDisabled = Forbidden(
        "api_disabled",
        "The organisation has switched its interface off."
    );

    public static readonly CaseworkRefusal SourceNotEnabled = Forbidden(
        "source_not_enabled",
        "The organisation does not let this source in."
    );

    public static readonly CaseworkRefusal KeyMismatch = Forbidden(
        "auth_key_mismatch",
        "The user's key was issued for another source."
    );

    public static readonly CaseworkRefusal UserInactive = Forbidden("user_inactive", "The user is not active.");

    public static readonly CaseworkRefusal ReadOnly = Forbidden(
        "read_only_access",
        "The organisation lets this source read, not write."
    );

    public static CaseworkRefusal Missing(IReadOnlyList<string> headers) =>
        new(
            RefusalKind.Unauthenticated,
            "auth_missing_header",
            $"Needed with every request: the headers Org, Source and User. Missing: {string.Join(", ", headers)}.",
            [.. headers.Select(header => new Problem("auth_missing_header") { Header = header })]
        );

    public static CaseworkRefusal Invalid(string header) =>
        new(
            RefusalKind.Unauthenticated,
            "auth_invalid_key",
            $"The key in the header {header} is not valid.",
            [new Problem("auth_invalid_key") { Header = header }]
        );

    private static CaseworkRefusal Forbidden(string code, string words) =>
        new(RefusalKind.Forbidden, code, words, [new Problem(code)]);
}
