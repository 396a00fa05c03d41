using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>A user with the token that the user's own client logs in with.</summary>
/// <param name="Id">The number of the user.</param>
/// <param name="Email">The id by which callers name the user, as it was first spelled.</param>
/// <param name="Username">The name that people read.</param>
/// <param name="AvatarUrl">The user's picture, or the app's default one.</param>
/// <param name="Extras">What the caller keeps with the user.</param>
/// <param name="LastCommentId">The newest comment in any room of the user; 0: none.</param>
/// <param name="Active">False: deactivated, may not post.</param>
/// <param name="Token">Stays the same until it is reset.</param>
public sealed record User(
    long Id,
    string Email,
    string Username,
    string AvatarUrl,
    RawJson Extras,
    long LastCommentId,
    bool Active,
    string Token
)
{
    public string IdStr => Id.ToString(CultureInfo.InvariantCulture);

    public Picture Avatar => Picture.At(AvatarUrl);
}

/// <summary>The answer of every call that gives one user.</summary>
public sealed record UserAnswer(User User);
