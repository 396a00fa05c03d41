using Platform.Infrastructure.Jobs;

namespace Platform.Features.Identity;

/// <summary>Takes away what nobody may ask for again, some thousands at a time.</summary>
public sealed class ForgetOutcomes : IJob
{
    private const int AtATime = 5_000;

    private static readonly Statement Old = Statement.Of<ForgetOutcomes>();

    public string Name => "Identity/ForgetOutcomes";

    public TimeSpan Every => Outcomes.Forgotten;

    public async Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop) =>
        (int)await database.One<long>(Old, new { before = now - Outcomes.Kept, limit = AtATime }, stop);
}
