namespace Platform.Features.Casework;

/// <summary>An extension database with records of their own, which an organisation shows to other systems.</summary>
public sealed record OwnDatabase
{
    public long Id { get; init; }

    /// <summary>For people.</summary>
    public string Name { get; init; } = "";

    /// <summary>What paths call it: its name and its number.</summary>
    public string ApiName { get; init; } = "";

    /// <summary>What paths may call it besides.</summary>
    public string? ApiNameOverride { get; init; }

    /// <summary><c>client</c> or <c>referral</c>: what its records are of.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The groups of users that may see it; none: all.</summary>
    public long[] GroupIds { get; init; } = [];
}
