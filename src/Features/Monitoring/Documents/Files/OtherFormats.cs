using System.IO.Compression;
using System.Text;

namespace Platform.Features.Monitoring;

/// <summary>What people upload that is neither CSV nor XLSX: each is told by its name, and what to do.</summary>
internal static class OtherFormats
{
    private const string SaveAs = "save it as .xlsx or as CSV UTF-8";

    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly string[] Markup = ["<html", "<!doctype html", "<table", "<?xml"];

    /// <returns>Why a file that is no archive cannot be read; null: it may be CSV.</returns>
    public static string? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Compound))
        {
            return Holds(content, "EncryptedPackage") ? "the workbook is protected by a password: save it without one"
                : Holds(content, "WordDocument") ? $"the file is a text document (.doc), not a table: {SaveAs}"
                : $"the workbook has the old binary format (.xls): {SaveAs}";
        }

        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return $"the file is neither UTF-8 nor XLSX but UTF-16, as \"Unicode text\" is: {SaveAs}";
        }

        var start = Encoding
            .UTF8.GetString(content[..Math.Min(content.Length, 64)])
            .TrimStart('\uFEFF', ' ', '\r', '\n');

        return start.StartsWith("%PDF", StringComparison.Ordinal) ? $"the file is a PDF, not a table: {SaveAs}"
            : Markup.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
                ? $"the file is HTML or XML, whatever its name says, no table: open it in a spreadsheet program and {SaveAs}"
            : null;
    }

    /// <returns>Why an archive is no workbook; null: it may be one.</returns>
    public static string? Of(ZipArchive archive)
    {
        if (archive.Entries.Any(part => Is(part, "[Content_Types].xml")))
        {
            return archive.Entries.Any(part => Is(part, "xl/workbook.bin"))
                    ? $"the workbook has the binary format (.xlsb): {SaveAs}"
                : archive.Entries.Any(part => Is(part, "word/document.xml") || Is(part, "ppt/presentation.xml"))
                    ? $"a ZIP archive that is no XLSX workbook but a text document or a presentation: {SaveAs}"
                : null;
        }

        return archive.Entries.Any(part => Is(part, "mimetype") || Is(part, "content.xml"))
                ? $"a ZIP archive that is no XLSX workbook but an OpenDocument file (.ods): {SaveAs}"
            : archive.Entries.Any(part => part.FullName.EndsWith(".iwa", StringComparison.OrdinalIgnoreCase))
                ? "a ZIP archive that is no XLSX workbook but a Numbers file: export it as .xlsx or CSV"
            : "a ZIP archive that is no XLSX workbook: unpack it and upload the file itself";
    }

    private static bool Is(ZipArchiveEntry part, string name) =>
        part.FullName.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A compound file names its streams in UTF-16.</summary>
    private static bool Holds(ReadOnlySpan<byte> content, string stream) =>
        content.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
}
