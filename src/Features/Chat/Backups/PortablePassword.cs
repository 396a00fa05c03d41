using System.Buffers.Binary;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Features.Chat;

/// <summary>
/// Hashes of passwords as files carry them, <c>$pbkdf2-sha512$i=100000$salt$hash</c> (PHC form, base64 without padding),
/// and as they are stored, in the framework's form. Both hold the same parts, so nothing is lost either way.
/// </summary>
public static partial class PortablePassword
{
    /// <summary>The framework's third format: marker, algorithm, iterations, length of the salt; then salt and hash.</summary>
    private const byte Marker = 1;

    private const int HeadBytes = 13;
    private const int LeastBytes = 16;
    private const int MostIterations = 10_000_000;
    private const uint Sha256 = 1;
    private const uint Sha512 = 2;

    /// <param name="stored">As stored; empty: nobody knows the password.</param>
    public static string Write(string stored)
    {
        if (stored.Length == 0)
        {
            return "";
        }

        var bytes = Convert.FromBase64String(stored);
        var algorithm = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)) == Sha512 ? "sha512" : "sha256";
        var iterations = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5));
        var saltEnd = HeadBytes + (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(9));

        return string.Create(
            CultureInfo.InvariantCulture,
            $"$pbkdf2-{algorithm}$i={iterations}${Base64(bytes.AsSpan(HeadBytes, saltEnd - HeadBytes))}${Base64(bytes.AsSpan(saltEnd))}"
        );
    }

    /// <summary>As it will be stored; null: it is not of this form, so it is a password.</summary>
    public static string? Read(string text)
    {
        if (
            Phc().Match(text) is not { Success: true } found
            || int.Parse(found.Groups["iterations"].ValueSpan, CultureInfo.InvariantCulture) is var iterations
                && iterations > MostIterations
            || Bytes(found.Groups["salt"].Value) is not { Length: >= LeastBytes } salt
            || Bytes(found.Groups["hash"].Value) is not { Length: >= LeastBytes } hash
        )
        {
            return null;
        }

        var bytes = new byte[HeadBytes + salt.Length + hash.Length];
        bytes[0] = Marker;
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(1), found.Groups["bits"].Value == "512" ? Sha512 : Sha256);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(5), (uint)iterations);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(9), (uint)salt.Length);
        salt.CopyTo(bytes.AsSpan(HeadBytes));
        hash.CopyTo(bytes.AsSpan(HeadBytes + salt.Length));

        return Convert.ToBase64String(bytes);
    }

    private static string Base64(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    /// <summary>Null where another text would give the same bytes: it could not be written again as it was.</summary>
    private static byte[]? Bytes(string base64)
    {
        var padded = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];

        return Convert.TryFromBase64String(padded, bytes, out var length) && Base64(bytes.AsSpan(0, length)) == base64
            ? bytes[..length]
            : null;
    }

    [GeneratedRegex(
        @"\A\$pbkdf2-sha(?<bits>256|512)\$i=(?<iterations>[1-9][0-9]{0,7})\$(?<salt>[A-Za-z0-9+/]{22,86})\$(?<hash>[A-Za-z0-9+/]{22,86})\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Phc();
}
