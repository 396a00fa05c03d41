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
    CancellationToken Stop
)
{
    public Database Database { get; } = new(Source);

    public TimeProvider Time => TimeProvider.System;

    public T Get<T>(Argument<T> argument) => Typed.GetRequiredValue(argument);

    public T? Get<T>(Option<T> option) => Typed.GetValue(option);
}

/// <summary>What a slice without a route is made of.</summary>
public static class CommandSetup
{
    /// <summary>The command works on an up-to-date database, beside a running service or alone.</summary>
    public static Command Does(this Command command, Func<CommandRun, Task> work)
    {
        command.SetAction((typed, stop) => OnDatabase(typed, work, isMigrated: true, stop));

        return command;
    }

    /// <summary>The command takes the database as it is.</summary>
    public static Command DoesUnmigrated(this Command command, Func<CommandRun, Task> work)
    {
        command.SetAction((typed, stop) => OnDatabase(typed, work, isMigrated: false, stop));

        return command;
    }

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
        await using var server = await DatabaseServer.Join(house, logs.CreateLogger("Platform"), stop);
        await using var source = DatabaseSetup.Source(server.ConnectionString, options);
        if (isMigrated)
        {
            await BringUpToDate(server, options, stop);
        }

        var output = new CommandOutput(Console.Out, typed.GetValue(CommandOutput.Json));
        await work(new CommandRun(typed, house, server, source, output, stop));

        return 0;
    }

    private static async Task BringUpToDate(DatabaseServer server, DatabaseOptions options, CancellationToken stop)
    {
        var migrator = new Migrator(server.ConnectionString);
        if (options.MigrateOnStart)
        {
            await migrator.Up(stop);
        }
        else if ((await migrator.Status(stop)).Any(migration => !migration.IsApplied))
        {
            throw new CommandRefusedException("The database lacks migrations: run 'migrate up' first.");
        }
    }
}
