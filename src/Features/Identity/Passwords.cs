using Microsoft.AspNetCore.Identity;

namespace Platform.Features.Identity;

/// <summary>PBKDF2 strings of the framework's hasher.</summary>
public static class Passwords
{
    /// <summary>
    /// To verify where there is no account: the same work for an unknown name as for a known one, so that time tells
    /// nobody which it was. Of no password, and written out because making one takes a tenth of a start.
    /// </summary>
    public const string NobodysHash =
        "AQAAAAIAAYagAAAAEFRFgCOgoPEB0tJ4IY8Hv85wl9Ak2b6Bz+WkuwMoadJD6qBapfb/3latJee9ysamwg==";

    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    public static bool Verify(string hash, string password) =>
        Hasher.VerifyHashedPassword(Nobody, hash, password) is not PasswordVerificationResult.Failed;
}
