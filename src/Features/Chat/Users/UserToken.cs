using System.Security.Cryptography;

namespace Platform.Features.Chat;

/// <summary>What a user's own client logs in with.</summary>
internal static class UserToken
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>24 letters and digits: 142 random bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Letters, 24);
}
