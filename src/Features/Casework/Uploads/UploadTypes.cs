namespace Platform.Features.Casework;

/// <summary>The kinds of files that are kept, by the ends of their names, and how their contents begin.</summary>
internal static class UploadTypes
{
    /// <summary>Of all beginnings.</summary>
    private const int LongestStart = 8;

    private static readonly byte[][] Jpeg =
    [
        [0xFF, 0xD8, 0xFF],
    ];
    private static readonly byte[][] Zip =
    [
        [0x50, 0x4B, 0x03, 0x04],
    ];
    private static readonly byte[][] Tiff =
    [
        [0x49, 0x49, 0x2A, 0x00],
        [0x4D, 0x4D, 0x00, 0x2A],
    ];

    /// <summary>Without a beginning: any content is taken.</summary>
    private static readonly Dictionary<string, (string Type, byte[][] Starts)> All = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".csv"] = ("text/csv", []),
        [".xls"] = ("application/vnd.ms-excel", []),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip),
        [".doc"] = ("application/msword", []),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip),
        [".jpg"] = ("image/jpeg", Jpeg),
        [".jpeg"] = ("image/jpeg", Jpeg),
        [".png"] = (
            "image/png",
            [
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
            ]
        ),
        [".tif"] = ("image/tiff", Tiff),
        [".tiff"] = ("image/tiff", Tiff),
        [".gif"] = ("image/gif", ["GIF87a"u8.ToArray(), "GIF89a"u8.ToArray()]),
        [".pdf"] = ("application/pdf", ["%PDF-"u8.ToArray()]),
        [".msg"] = ("application/vnd.ms-outlook", []),
        [".mp4"] = ("video/mp4", []),
    };

    /// <summary>For people.</summary>
    public static string Names { get; } = string.Join(' ', All.Keys.Select(end => end[1..]));

    /// <summary>Media types, for the document: one, and the others.</summary>
    public static string First => All.Values.First().Type;

    /// <inheritdoc cref="First"/>
    public static string[] Further => [.. All.Values.Select(known => known.Type).Distinct().Skip(1)];

    /// <summary>What a file is, by its name and its first bytes; null: nothing that is kept.</summary>
    public static async Task<string?> Of(string filename, string path, CancellationToken stop)
    {
        if (!All.TryGetValue(Path.GetExtension(filename), out var known))
        {
            return null;
        }

        if (known.Starts.Length == 0)
        {
            return known.Type;
        }

        var start = new byte[LongestStart];
        await using var content = File.OpenRead(path);
        var length = await content.ReadAtLeastAsync(start, LongestStart, throwOnEndOfStream: false, stop);

        return known.Starts.Any(one => start.AsSpan(0, length).StartsWith(one)) ? known.Type : null;
    }
}
