using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Features.Monitoring.Documents.RunDocumentJob;

/// <summary>The service answers at once and works on no job by itself: the tests run them, hold them up and kill them.</summary>
public class JobsByHand : DocumentsApi
{
    protected override void Configure(IDictionary<string, string?> settings)
    {
        base.Configure(settings);
        settings["Jobs:Enabled"] = "false";
        settings["Documents:AnswerWithinSeconds"] = "0";
        settings["Database:LockTimeoutSeconds"] = "1";
    }

    /// <summary>The next job, as the host of the jobs would run it.</summary>
    public Task<int> RunOnce(CancellationToken stop = default) =>
        Services
            .GetServices<IJob>()
            .Single(job => job.Name == "Monitoring/RunDocumentJob")
            .RunOnce(Services.GetRequiredKeyedService<Database>(DatabaseSetup.Jobs), Clock.GetUtcNow(), stop);

    /// <summary>A transaction that holds something until it is disposed.</summary>
    public async Task<NpgsqlConnection> Hold(string lockIt)
    {
        var connection = await Database.Open();
        await using var command = new NpgsqlCommand($"begin; {lockIt}", connection);
        await command.ExecuteNonQueryAsync();

        return connection;
    }

    /// <summary>How many wait in the database for a lock, but for workers who look for a job one after the other.</summary>
    public Task<long> Blocked() =>
        Database.Value<long>(
            """
            select count(*)
            from pg_stat_activity
            where
                datname = current_database()
                and wait_event_type = 'Lock'
                and query not like '%Monitoring/RunDocumentJob.Claims%'
            """
        );

    public Task UntilBlocked() => Eventually.Until(async () => await Blocked() > 0);

    /// <summary>state, attempts, done, campaign, result without the document; of the newest job.</summary>
    public async Task<string> State() =>
        (
            await Database.Rows(
                """
                select state, attempts, done_count, campaign_id, (result::jsonb - 'document_id')::text
                from monitoring.document_job
                order by id desc
                limit 1
                """
            )
        ).Single();

    /// <summary>A node of its own, which has the machine's clock.</summary>
    public async Task<Executable> StartOtherNode()
    {
        await Database.Execute(
            """
            update monitoring.document_job
            set run_at = '2000-01-01', leased_until = least(leased_until, '2000-01-01')
            where state in ('queued', 'running')
            """
        );

        return await Executable.Serve(
            new Dictionary<string, string>(Executable.OnDatabase(Database)) { ["Storage__Folder"] = Files }
        );
    }

    /// <summary>As after its lease: the node that had it is gone.</summary>
    public Task EndLeases() =>
        Database.Execute("update monitoring.document_job set leased_until = '2000-01-01' where state = 'running'");
}
