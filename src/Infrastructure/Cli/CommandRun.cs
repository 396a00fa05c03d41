using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Npgsql;

namespace Platform.Infrastructure.Cli;

/// <summary>A command at work: what was typed, the database, where to print.</summary>
public sealed record CommandRun(
    ParseResult Typed,
    HouseEnvironment House,
    DatabaseServer Server,
    NpgsqlDataSource Source,
    CommandOutput Output,
    ILogger Log,
    CancellationToken Stop
)
{
    public Database Database { get; } = new(Source);

    public TimeProvider Time => TimeProvider.System;

    /// <summary>Which database was written to.</summary>
    public void SayWhere() => CommandOutput.Remark($"Written to {Server.Description}.");

    public T Get<T>(Argument<T> argument) => Typed.GetRequiredValue(argument);

    public T? Get<T>(Option<T> option) => Typed.GetValue(option);
}

/// <summary>What a slice without a route is made of.</summary>
public static class CommandSetup
{
    /// <summary>
    /// The command works on an up-to-date database, beside a running service or alone, and says in the end which one
    /// it wrote to: an embedded one in another folder looks the same otherwise.
    /// </summary>
    public static Command Does(this Command command, Func<CommandRun, Task> work) =>
        command.Set(Telling(work), isMigrated: true);

    /// <summary>The command only looks.</summary>
    public static Command Reads(this Command command, Func<CommandRun, Task> work) =>
        command.Set(work, isMigrated: true);

    /// <summary>The command takes the database as it is, and says which one it wrote to.</summary>
    public static Command DoesUnmigrated(this Command command, Func<CommandRun, Task> work) =>
        command.Set(Telling(work), isMigrated: false);

    /// <summary>The command only looks, at the database as it is.</summary>
    public static Command ReadsUnmigrated(this Command command, Func<CommandRun, Task> work) =>
        command.Set(work, isMigrated: false);

    /// <summary>For a whole number: a line about what it may be.</summary>
    public static void RefuseOutOf(this OptionResult typed, int least, int most)
    {
        if (
            typed.Tokens is [var token]
            && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
            && (number < least || number > most)
        )
        {
            typed.AddError($"{typed.Option.Name} takes a number from {least} to {most}.");
        }
    }

    private static Command Set(this Command command, Func<CommandRun, Task> work, bool isMigrated)
    {
        command.SetAction((typed, stop) => OnDatabase(typed, work, isMigrated, stop));

        return command;
    }

    private static Func<CommandRun, Task> Telling(Func<CommandRun, Task> work) =>
        async run =>
        {
            await work(run);
            run.SayWhere();
        };

    private static async Task<int> OnDatabase(
        ParseResult typed,
        Func<CommandRun, Task> work,
        bool isMigrated,
        CancellationToken stop
    )
    {
        var house = HouseEnvironment.Read();
        var options = house.Settings.Of<DatabaseOptions>("Database");
        house.Settings.CheckWhatWasRead();
        using var logs = Logs.ForCommands();
        var log = logs.CreateLogger("Platform");
        await using var server = await DatabaseServer.Join(house, log, stop);
        await using var source = DatabaseSetup.Source(server.ConnectionString, options);
        if (isMigrated)
        {
            await BringUpToDate(server, source, options, stop);
        }

        var output = new CommandOutput(Console.Out, typed.GetValue(CommandOutput.Json));
        await work(new CommandRun(typed, house, server, source, output, log, stop));

        return 0;
    }

    private static async Task BringUpToDate(
        DatabaseServer server,
        NpgsqlDataSource source,
        DatabaseOptions options,
        CancellationToken stop
    )
    {
        if (options.MigrateOnStart)
        {
            await new Migrator(server.ConnectionString).Up(stop);
        }
        else if (await Migrator.Lacking(source, stop) is { IsNone: false } lacking)
        {
            throw new CommandRefusedException($"The database lacks {lacking}: run 'migrate up' first.");
        }
    }
}
