using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Dba;

/// <summary>
/// <c>sql explain</c>: the plan for any parameters, which is what the service runs with after a few calls; with values the
/// plan for them, and with <c>--run</c> what it took.
/// </summary>
public sealed class ExplainPlan : ICommandSlice
{
    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "name=value, several times: the plan for these values; empty is null, '' the empty text",
    };

    private static readonly Option<bool> Samples = new("--samples")
    {
        Description = "The plan for the sample values of the file",
    };

    private static readonly Option<bool> Run = new("--run")
    {
        Description =
            "Run it with these values, in a transaction that only reads and is rolled back; never what writes",
    };

    public Command Declare() =>
        new Command("explain", "Show a plan: for any parameters, or for values")
        {
            StatementArgument.Name,
            Set,
            Samples,
            Run,
            CommandOutput.Json,
        }.Reads(Handle);

    private static async Task Handle(CommandRun run)
    {
        var statement = Statement.Named(run.Typed.Known()).Unfilled();
        var plan = await Plan(run, statement);
        if (run.Output.IsJson)
        {
            DbaOutput.PrintJson(plan);

            return;
        }

        if (plan.Remark is { } remark)
        {
            CommandOutput.Remark(remark);
        }

        foreach (var line in plan.Lines)
        {
            Console.Out.WriteLine(line);
        }
    }

    private static async Task<StatementPlan> Plan(CommandRun run, Statement statement)
    {
        var sent = Sent(run.Get(Set) ?? []);
        await using var connection = await run.Source.OpenConnectionAsync(run.Stop);
        if (sent.Count == 0 && !run.Get(Samples) && !run.Get(Run))
        {
            return await StatementPlans.ForAny(connection, statement, run.Stop);
        }

        if (SentValues.Problem(sent, statement) is { } problem)
        {
            throw new CommandRefusedException(problem);
        }

        var (plan, refused) = await Explanation.Of(
            connection,
            statement,
            SentValues.Of(sent, statement),
            run.Get(Run),
            run.Stop
        );

        return plan ?? throw new CommandRefusedException(refused!);
    }

    private static Dictionary<string, string?> Sent(IEnumerable<string> typed)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var one in typed)
        {
            var sign = one.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0)
            {
                throw new CommandRefusedException($"--set takes name=value, not '{one}'.");
            }

            values[one[..sign]] = SentValues.Read(one[(sign + 1)..]);
        }

        return values;
    }
}
