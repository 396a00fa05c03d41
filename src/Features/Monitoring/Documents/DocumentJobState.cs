namespace Platform.Features.Monitoring;

/// <summary>Where a job stands.</summary>
/// <param name="Result">JSON: what it did, or why it was refused.</param>
internal sealed record DocumentJobState(
    long Id,
    int DocumentId,
    string Kind,
    string State,
    long DoneCount,
    long TotalCount,
    int Attempts,
    string? LastError,
    string? Result
);
