using System.CommandLine;
using Platform.Infrastructure.Cli;

namespace Platform.Features.Dba;

/// <summary><c>sql locks</c>, <c>sql tables</c> and so on: a command for each report.</summary>
public sealed class PrintReport(Report report) : ICommandSlice
{
    public Command Declare() => new Command(report.Name.Replace('_', '-'), report.Words).PrintsRows().Reads(Handle);

    private async Task Handle(CommandRun run) =>
        DbaOutput.Print(run.Typed, await report.Read(run.Database, run.Time.GetUtcNow(), run.Stop));
}
