namespace Platform.Features.Casework;

/// <summary>People who were kept from a web form.</summary>
/// <param name="Id">Of the batch.</param>
/// <param name="People">In the order in which they were sent.</param>
public sealed record StagedBatch(long Id, StagedEntry[] People);

/// <summary>One of them.</summary>
/// <param name="Index">The place in the batch, from 0.</param>
/// <param name="Person">The number of the entry.</param>
public sealed record StagedEntry(int Index, long Person);

/// <summary>What became of a batch.</summary>
/// <param name="Id">Of the batch.</param>
/// <param name="Status"><c>imported</c> or <c>rejected</c>.</param>
/// <param name="People">In the order in which they were sent.</param>
public sealed record ProcessedBatch(long Id, string Status, ProcessedEntry[] People);

/// <summary>One of them.</summary>
/// <param name="Index">The place in the batch, from 0.</param>
/// <param name="Client">Who was made or linked.</param>
/// <param name="Referral">The referral that was made.</param>
public sealed record ProcessedEntry(int Index, long? Client, long? Referral);

/// <summary>What a statement made of people from a web form.</summary>
public sealed record StageOutcome
{
    /// <summary><c>created</c> or <c>refused</c>.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Of the batch; null: nobody was kept.</summary>
    public long? RecordId { get; init; }

    /// <summary>What is wrong, as <c>code place field</c>.</summary>
    public string[]? Problems { get; init; }

    /// <summary>Who was kept.</summary>
    public StagedEntry[]? Staged { get; init; }
}

/// <summary>What a statement made of a batch.</summary>
public sealed record ProcessOutcome
{
    /// <summary><c>written</c>, <c>refused</c>, <c>missing</c>, or the code of a conflict.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Of the batch; null: nothing was written.</summary>
    public long? RecordId { get; init; }

    /// <summary>What is wrong, as <c>code field</c>.</summary>
    public string[]? Problems { get; init; }

    /// <summary>Of the batch from now on.</summary>
    public string? Status { get; init; }

    /// <summary>What became of whom.</summary>
    public ProcessedEntry[]? People { get; init; }
}
