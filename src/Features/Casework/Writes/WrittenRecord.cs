namespace Platform.Features.Casework;

/// <summary>What was written.</summary>
/// <param name="Id">Its number.</param>
public sealed record WrittenRecord(long Id);

/// <summary>What a statement made of a body.</summary>
public sealed record WriteOutcome
{
    /// <summary><c>created</c>, <c>written</c>, <c>refused</c>, <c>missing</c>, or the code of a conflict.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The number of the record; null: nothing was written.</summary>
    public long? RecordId { get; init; }

    /// <summary>What is wrong with the body, as <c>code field</c>.</summary>
    public string[]? Problems { get; init; }
}
