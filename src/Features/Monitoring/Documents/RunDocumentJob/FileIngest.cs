using System.Text.Json;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Monitoring;

/// <summary>
/// From a file to source datapoints, source strings and review rows; docs/monitoring.md, "Process". Again on the same file
/// and columns it changes nothing.
/// </summary>
internal static class FileIngest
{
    /// <summary>Cells a statement.</summary>
    private const int Portion = 10_000;

    /// <summary>Characters of their texts, about.</summary>
    private const int MostCharacters = 4_000_000;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JsonDefaults.Writer.Encoder };

    private static readonly Statement Cells = Statement.Named("Monitoring/FileIngest.Cells");
    private static readonly Statement Regions = Statement.Named("Monitoring/FileIngest.Regions");
    private static readonly Statement Campaigns = Statement.Named("Monitoring/FileIngest.Campaigns");
    private static readonly Statement Indicators = Statement.Named("Monitoring/FileIngest.Indicators");
    private static readonly Statement Processed = Statement.Named("Monitoring/FileIngest.Processed");

    /// <returns>The answer's <c>objects</c>.</returns>
    public static async Task<string> Run(
        Database transaction,
        int documentId,
        byte[] content,
        CellLayout layout,
        long mostCells,
        JobProgress progress,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        using var file = new DocumentFile(content, layout);
        progress.Of(Count(file, mostCells)); // reads it all before anything is written
        await Write(transaction, documentId, file, progress, now, stop);

        var document = new { document_id = documentId };
        var regions = await transaction.One<long>(Regions, document, stop);
        var campaigns = await transaction.One<long>(Campaigns, document, stop);
        var indicators = await transaction.One<long>(Indicators, document, stop);
        await transaction.Execute(
            Processed,
            new { document_id = documentId, column_settings = JsonSerializer.Serialize(layout) },
            stop
        );
        var counts = await DocumentReview.Of(transaction, [documentId], stop);

        return JsonSerializer.Serialize(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["document_id"] = documentId,
                ["source_datapoint_count"] = counts.SourceDatapointCount,
                ["new_regions"] = regions,
                ["new_campaigns"] = campaigns,
                ["new_indicators"] = indicators,
                ["uncalculated_formulas"] = file.UncalculatedFormulas,
                ["sheet"] = file.Sheet,
                ["other_sheets"] = file.OtherSheets,
            },
            Relaxed
        );
    }

    private static long Count(DocumentFile file, long mostCells)
    {
        var count = file.Cells().Take((int)Math.Min(mostCells + 1, int.MaxValue)).LongCount();

        return count <= mostCells
            ? count
            : throw new DocumentRefusedException(
                ErrorType.InvalidValue,
                $"docfile: more than {mostCells} filled cells"
            );
    }

    /// <summary>Portions end at the end of a line; each replaces what was there of its lines.</summary>
    private static async Task Write(
        Database transaction,
        int documentId,
        DocumentFile file,
        JobProgress progress,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var portion = new List<DocumentCell>(Portion);
        var firstRow = 0;
        var characters = 0L;
        foreach (var cell in file.Cells())
        {
            if ((portion.Count >= Portion || characters >= MostCharacters) && cell.Row != portion[^1].Row)
            {
                await Write(transaction, documentId, portion, firstRow, cell.Row - 1, now, stop);
                progress.Add(portion.Count);
                portion.Clear();
                firstRow = cell.Row;
                characters = 0;
            }

            portion.Add(cell);
            characters += cell.Text.Length;
        }

        await Write(transaction, documentId, portion, firstRow, int.MaxValue, now, stop);
        progress.Add(portion.Count);
    }

    private static Task Write(
        Database transaction,
        int documentId,
        List<DocumentCell> cells,
        int firstRow,
        int lastRow,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        transaction.Execute(
            Cells,
            new
            {
                document_id = documentId,
                first_row = firstRow,
                last_row = lastRow,
                row_numbers = cells.ConvertAll(cell => cell.Row).ToArray(),
                column_numbers = cells.ConvertAll(cell => cell.Column).ToArray(),
                region_codes = cells.ConvertAll(cell => cell.Region).ToArray(),
                campaign_strings = cells.ConvertAll(cell => cell.Campaign).ToArray(),
                indicator_strings = cells.ConvertAll(cell => cell.Indicator).ToArray(),
                cell_values = cells.ConvertAll(cell => cell.Text).ToArray(),
                numbers = cells.ConvertAll(cell => CellValue.Of(cell.Text)).ToArray(),
                now,
            },
            stop
        );
}
