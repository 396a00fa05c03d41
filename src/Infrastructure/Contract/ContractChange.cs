using System.Text.Json.Serialization;

namespace Platform.Infrastructure.Contract;

/// <summary>What became of a part of the contract.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeKind>))]
public enum ChangeKind
{
    [JsonStringEnumMemberName("added")]
    Added,

    [JsonStringEnumMemberName("removed")]
    Removed,

    [JsonStringEnumMemberName("changed")]
    Changed,
}

/// <summary>One difference between two states of a contract, with all operations that it concerns.</summary>
/// <param name="Document">The name of its file, without the ending.</param>
/// <param name="Kind">What happened.</param>
/// <param name="IsBreaking">Whether a client of the old state may fail.</param>
/// <param name="What">The part and how it differs; null: the operation as a whole.</param>
/// <param name="Operations">Method and path, sorted.</param>
public sealed record ContractChange(
    string Document,
    ChangeKind Kind,
    bool IsBreaking,
    string? What,
    IReadOnlyList<string> Operations
)
{
    private const int MostNamed = 3;

    /// <summary>A line of the report: breaking ones are marked.</summary>
    public override string ToString()
    {
        var more = Operations.Count > MostNamed ? $" and {Operations.Count - MostNamed} more" : "";
        var where = string.Join(", ", Operations.Take(MostNamed)) + more;
        var mark = IsBreaking ? '!' : ' ';

        return $"{mark} {Kind.ToString().ToLowerInvariant(), -7} {where}{(What is null ? "" : $": {What}")}";
    }
}
