namespace Platform.Features.Monitoring;

/// <summary>What a document says and what came of it, counted anew in the transaction that changed it.</summary>
internal static class DocumentReview
{
    private static readonly Statement Review = Statement.Named("Monitoring/DocumentReview");
    private static readonly Statement Counted = Statement.Named("Monitoring/DocumentReview.Counts");

    /// <param name="SourceDatapointCount">Its cells.</param>
    /// <param name="MasterDatapointCount">The datapoints that come from them.</param>
    public sealed record Counts(int SourceDatapointCount, int MasterDatapointCount);

    /// <summary>Makes the review rows of the documents anew.</summary>
    /// <returns>The counts of the first one.</returns>
    public static async Task<Counts> Of(Database transaction, int[] documentIds, CancellationToken stop)
    {
        await transaction.Execute(Review, new { document_ids = documentIds }, stop);

        return await transaction.One<Counts>(Counted, new { document_id = documentIds[0] }, stop);
    }
}
