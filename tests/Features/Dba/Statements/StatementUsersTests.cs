using Platform.Features.Dba;

namespace Platform.Tests.Features.Dba;

/// <summary>What the pages say of statements holds for every one of the house.</summary>
public sealed class StatementUsersTests(Clone clone) : IClassFixture<Clone>
{
    [Fact]
    public void Somebody_runs_every_statement() =>
        Statement.All.Where(name => StatementUsers.Of(name).Count == 0).ShouldBeEmpty();

    /// <summary>Whatever was answered before somebody asks, as other tests do meanwhile.</summary>
    [Fact]
    public void Nobody_else_is_named() =>
        StatementUsers.Of("Sync/ListOrganizations").ShouldBe([new StatementUser("route", "Sync.ListOrganizations")]);

    [Fact]
    public void Constants_of_the_samples_are_read()
    {
        StatementSamples
            .Of("Monitoring/ListGeo.Tag")
            .ShouldBe(
                new Dictionary<string, string?>
                {
                    ["caller_id"] = "4",
                    ["region_ids"] = null,
                    ["parent_ids"] = "{1}",
                    ["level_ids"] = null,
                    ["limit"] = null,
                    ["offset"] = "0",
                },
                ignoreOrder: true
            );
        StatementSamples.Of("Identity/FindToken").Keys.ShouldBe(["now"], "the digest is what a function makes");
    }

    /// <summary>In a database without rows, so it is the texts and the samples that are tried.</summary>
    [Fact]
    public async Task Every_statement_is_explained_with_its_samples()
    {
        await using var connection = await clone.Database.Open();
        var problems = new List<string>();
        var run = 0;
        foreach (var name in Statement.All)
        {
            var statement = Statement.Named(name).Unfilled();
            var values = SentValues.Of(new Dictionary<string, string?>(), statement);
            var (plan, refused) = await Explanation.Of(connection, statement, values, run: true, default);
            run += plan?.WasRun == true ? 1 : 0;
            if (plan is null || plan.Lines.Count == 0)
            {
                problems.Add($"{name}: {refused}");
            }
            else if (plan.WasRun == statement.Writes)
            {
                problems.Add($"{name}: {plan.Remark}");
            }
        }

        problems.ShouldBeEmpty();
        run.ShouldBeGreaterThan(Statement.All.Count / 3);
    }
}
