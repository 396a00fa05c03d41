using System.Buffers.Binary;

namespace Platform.Features.Learning;

/// <summary>What the first bytes of a picture say; nothing is decoded.</summary>
/// <param name="MediaType">As it is served.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record ImageHeader(string MediaType, int Width, int Height)
{
    /// <summary>Enough of a file to tell its type by.</summary>
    public const int TypeBytes = 16;

    /// <summary>How far into a JPEG its size is looked for: profiles and previews stand before it.</summary>
    private const int MostJpegBytes = 4 * 1024 * 1024;

    public long Pixels => (long)Width * Height;

    /// <summary>PNG, JPEG, GIF or WebP; null: none of these, or broken off.</summary>
    /// <param name="image">That can seek, from its start.</param>
    public static ImageHeader? Read(Stream image)
    {
        Span<byte> start = stackalloc byte[30];
        start = start[..image.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        var header = TypeOf(start) switch
        {
            "image/png" when start.Length >= 24 && start[12..16].SequenceEqual("IHDR"u8) => new ImageHeader(
                "image/png",
                BinaryPrimitives.ReadInt32BigEndian(start[16..]),
                BinaryPrimitives.ReadInt32BigEndian(start[20..])
            ),
            "image/gif" when start.Length >= 13 => new ImageHeader(
                "image/gif",
                BinaryPrimitives.ReadUInt16LittleEndian(start[6..]),
                BinaryPrimitives.ReadUInt16LittleEndian(start[8..])
            ),
            "image/webp" => WebP(start),
            "image/jpeg" => Jpeg(image),
            _ => null,
        };

        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    /// <summary>The type of a picture by its first bytes; null: no picture that is taken here.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]) ? "image/png"
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8) ? "image/gif"
        : start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : null;

    private static ImageHeader? WebP(ReadOnlySpan<byte> start)
    {
        if (start.Length < 30)
        {
            return null;
        }

        var bits = BinaryPrimitives.ReadUInt32LittleEndian(start[21..]);

        return start[12..16] switch
        {
            var lossy when lossy.SequenceEqual("VP8 "u8) => new(
                "image/webp",
                BinaryPrimitives.ReadUInt16LittleEndian(start[26..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(start[28..]) & 0x3FFF
            ),
            var lossless when lossless.SequenceEqual("VP8L"u8) => new(
                "image/webp",
                (int)(bits & 0x3FFF) + 1,
                (int)((bits >> 14) & 0x3FFF) + 1
            ),
            var extended when extended.SequenceEqual("VP8X"u8) => new(
                "image/webp",
                (start[24] | (start[25] << 8) | (start[26] << 16)) + 1,
                (start[27] | (start[28] << 8) | (start[29] << 16)) + 1
            ),
            _ => null,
        };
    }

    /// <summary>From segment to segment, up to the one that begins a frame.</summary>
    private static ImageHeader? Jpeg(Stream image)
    {
        Span<byte> segment = stackalloc byte[9];
        for (long at = 2; at < MostJpegBytes; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(segment[2..]))
        {
            image.Position = at;
            if (
                image.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) < segment.Length
                || segment[0] != 0xFF
            )
            {
                return null;
            }

            if (segment[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    "image/jpeg",
                    BinaryPrimitives.ReadUInt16BigEndian(segment[7..]),
                    BinaryPrimitives.ReadUInt16BigEndian(segment[5..])
                );
            }
        }

        return null;
    }
}
