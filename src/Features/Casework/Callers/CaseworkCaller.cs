namespace Platform.Features.Casework;

/// <summary>
/// A user of an organisation, calling through a supplier's software, and what both may see. Its properties are the
/// parameters of the statements that look: <c>:org_id</c>, <c>:all_projects</c>, <c>:projects</c> …
/// </summary>
/// <param name="OrgId">The tenant.</param>
/// <param name="SourceId">The software.</param>
/// <param name="UserId">The person.</param>
/// <param name="GroupId">The group of users, which rights and extension databases ask for.</param>
/// <param name="TimeZone">The organisation's, as PostgreSQL knows it.</param>
/// <param name="BranchSystem">Whether the organisation has branches; else none hides anything.</param>
/// <param name="UploadsEnabled">Whether it keeps files.</param>
/// <param name="MinCell">Counts below it are not told in reports.</param>
/// <param name="MayWrite">Whether the software may write for the organisation.</param>
/// <param name="CanReport">Whether the group may ask for reports.</param>
/// <param name="ReferralAdmin">Whether the group looks after external referrals.</param>
/// <param name="AllProjects">No project is closed to the caller; <paramref name="Projects"/> lists all of them then too.</param>
/// <param name="Projects">Those that are the user's and the software's.</param>
/// <param name="AllBranches">No branch is closed, or there are none.</param>
/// <param name="Branches">Those that are the user's; where all are, all of the organisation.</param>
/// <param name="AllTypes">No type of client is closed.</param>
/// <param name="Types">Those that are open.</param>
/// <param name="Hidden">Fields that do not exist for the user, as <c>group/field</c>.</param>
public sealed record CaseworkCaller(
    long OrgId,
    long SourceId,
    long UserId,
    long GroupId,
    string TimeZone,
    bool BranchSystem,
    bool UploadsEnabled,
    int MinCell,
    bool MayWrite,
    bool CanReport,
    bool ReferralAdmin,
    bool AllProjects,
    long[] Projects,
    bool AllBranches,
    long[] Branches,
    bool AllTypes,
    int[] Types,
    string[] Hidden
) : Caller, ICaller<CaseworkCaller>
{
    public override string LogName => $"casework {OrgId}/{SourceId}/{UserId}";

    public override string LimitKey => LogName;

    /// <summary>The day by the organisation's clock.</summary>
    public DateOnly Today(DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(TimeZone)).DateTime);

    /// <summary>Whether a field of a group exists for the user.</summary>
    public bool Sees(string group, string field) =>
        Hidden.Length == 0 || !Hidden.Contains($"{group}/{field}", StringComparer.Ordinal);
}
