using System.Security.Cryptography;

namespace Platform.Features.Chat;

/// <summary>The key of a comment whose sender gave none.</summary>
internal static class TempId
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string New() => RandomNumberGenerator.GetString(Letters, 20);
}
