using System.Globalization;

namespace Platform.Features.Chat;

/// <summary>A user in a room.</summary>
/// <param name="Id">The number of the user.</param>
/// <param name="Email">The id by which callers name the user.</param>
/// <param name="Username">The name that people read.</param>
/// <param name="AvatarUrl">The user's picture, or the app's default one.</param>
/// <param name="Extras">What the caller keeps with the user.</param>
/// <param name="LastCommentReadId">How far the user has read; 0: nothing.</param>
/// <param name="LastCommentReceivedId">How far comments have reached the user's client.</param>
/// <param name="Active">False: deactivated, may not post.</param>
public sealed record Participant(
    long Id,
    string Email,
    string Username,
    string AvatarUrl,
    RawJson Extras,
    long LastCommentReadId,
    long LastCommentReceivedId,
    bool Active
)
{
    public string IdStr => Id.ToString(CultureInfo.InvariantCulture);

    public string LastCommentReadIdStr => LastCommentReadId.ToString(CultureInfo.InvariantCulture);

    public string LastCommentReceivedIdStr => LastCommentReceivedId.ToString(CultureInfo.InvariantCulture);
}
