namespace Platform.Features.Casework;

/// <summary>What three keys lead to, one column for each of the contract's checks.</summary>
public sealed record FoundCaller
{
    /// <summary>Null: the key of the organisation is not known.</summary>
    public long? OrgId { get; init; }

    /// <summary>Null: that of the source is not known, or the source is retired.</summary>
    public long? SourceId { get; init; }

    /// <summary>Null: that of the user is not known, is revoked, or belongs to another organisation.</summary>
    public long? UserId { get; init; }

    /// <summary>Whether the organisation lets anybody in.</summary>
    public bool? ApiEnabled { get; init; }

    /// <summary>What it lets the source do; null: nothing.</summary>
    public string? Access { get; init; }

    /// <summary>For which source the user's key was issued.</summary>
    public long? KeySourceId { get; init; }

    /// <summary>Of the user.</summary>
    public bool? Active { get; init; }

    public long? GroupId { get; init; }

    public string? TimeZone { get; init; }

    public bool? BranchSystem { get; init; }

    public bool? UploadsEnabled { get; init; }

    public int? MinCell { get; init; }

    public bool? CanReport { get; init; }

    public bool? ReferralAdmin { get; init; }

    public bool? AllProjects { get; init; }

    public long[] Projects { get; init; } = [];

    public bool? AllBranches { get; init; }

    public long[] Branches { get; init; } = [];

    public bool? AllTypes { get; init; }

    public int[] Types { get; init; } = [];

    public string[] Hidden { get; init; } = [];

    /// <summary>The first check that fails; null: none does.</summary>
    public CaseworkRefusal? Refused() =>
        OrgId is null ? KeyRefusals.Invalid("Org")
        : SourceId is null ? KeyRefusals.Invalid("Source")
        : UserId is null ? KeyRefusals.Invalid("User")
        : ApiEnabled is not true ? KeyRefusals.ApiDisabled
        : Access is null ? KeyRefusals.SourceNotEnabled
        : KeySourceId != SourceId ? KeyRefusals.KeyMismatch
        : Active is not true ? KeyRefusals.UserInactive
        : null;

    /// <summary>Where nothing is refused.</summary>
    public CaseworkCaller AsCaller() =>
        new(
            OrgId!.Value,
            SourceId!.Value,
            UserId!.Value,
            GroupId!.Value,
            TimeZone!,
            BranchSystem is true,
            UploadsEnabled is true,
            MinCell ?? 0,
            Access == "read_write",
            CanReport is true,
            ReferralAdmin is true,
            AllProjects is true,
            Projects,
            AllBranches is true,
            Branches,
            AllTypes is true,
            Types,
            Hidden
        );
}
