using Microsoft.AspNetCore.Identity;

namespace Platform.Features.Identity;

/// <summary>PBKDF2 strings of the framework's hasher.</summary>
public static class Passwords
{
    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    public static bool Verify(string hash, string password) =>
        Hasher.VerifyHashedPassword(Nobody, hash, password) is not PasswordVerificationResult.Failed;
}
