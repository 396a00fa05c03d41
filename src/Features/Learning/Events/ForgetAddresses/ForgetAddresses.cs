using Platform.Infrastructure.Jobs;

namespace Platform.Features.Learning;

/// <summary>
/// Deletes registrations of people without an account when their address has been kept as long as
/// <c>Learning:AddressDays</c> says: it is all that is known of them, and personal data.
/// </summary>
public sealed class ForgetAddresses(LearningOptions options) : IJob
{
    private static readonly Statement Delete = Statement.Of<ForgetAddresses>();

    public string Name => "Learning/ForgetAddresses";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task<int> RunOnce(Database database, DateTimeOffset now, CancellationToken stop) =>
        options.AddressDays == 0
            ? 0
            : await database.Execute(Delete, new { before = now - TimeSpan.FromDays(options.AddressDays) }, stop);
}
