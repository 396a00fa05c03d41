using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Platform.Features.Monitoring;

/// <summary>
/// Whether a workbook may be let at a reader. A few kilobytes unpack to gigabytes, and readers keep in memory what they
/// unpack: all parts are unpacked once here, sign by sign, and nothing of them is kept.
/// </summary>
internal static class WorkbookBounds
{
    public const int MostUnpackedBytes = 50_000_000;

    private const int MostParts = 2_000;
    private const int EndLength = 22;

    private static ReadOnlySpan<byte> EndMark => "PK\u0005\u0006"u8;

    /// <exception cref="DocumentRefusedException">It is too large, or made to do harm.</exception>
    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static void Check(byte[] content)
    {
        if (Parts(content) > MostParts)
        {
            throw Refused($"the workbook has more than {MostParts} parts");
        }

        using var archive = new ZipArchive(new MemoryStream(content, writable: false));
        if (OtherFormats.Of(archive) is { } other)
        {
            throw Refused(other);
        }

        // What the parts say: none unpacks to more than that, the archive cuts it off there.
        if (archive.Entries.Sum(part => part.Length) > MostUnpackedBytes)
        {
            throw Refused($"the workbook has more than {MostUnpackedBytes} bytes when unpacked");
        }

        var elements = new XmlElements();
        foreach (var part in archive.Entries)
        {
            CheckSigns(part);
            using var text = new StreamReader(part.Open(), Encoding.UTF8);
            XmlBounds.Check(text, elements);
        }
    }

    internal static DocumentRefusedException Refused(string reason) =>
        new(ErrorType.InvalidValue, $"docfile: {reason}");

    /// <summary>How many parts the directory at the end of an archive tells; one that needs more digits has too many.</summary>
    private static int Parts(ReadOnlySpan<byte> content)
    {
        var tail = content[Math.Max(0, content.Length - EndLength - ushort.MaxValue)..];
        var end = tail.LastIndexOf(EndMark);

        return end < 0 || end + EndLength > tail.Length
            ? throw new InvalidDataException("An archive without an end.")
            : BinaryPrimitives.ReadUInt16LittleEndian(tail[(end + 10)..]);
    }

    /// <summary>A reader of XML knows UTF-16 and UTF-32 without their mark, too; it would read what was not looked at.</summary>
    private static void CheckSigns(ZipArchiveEntry part)
    {
        using var unpacked = part.Open();
        Span<byte> start = stackalloc byte[4];
        start = start[..unpacked.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.Contains((byte)'<') && start.Contains((byte)0) && start is not ([0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
        {
            throw Refused("a part of the workbook is neither UTF-8 nor marked as UTF-16");
        }
    }
}
