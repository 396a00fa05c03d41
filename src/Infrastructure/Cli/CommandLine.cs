using System.CommandLine;
using System.Runtime.InteropServices;
using Npgsql;
using Platform.Infrastructure.Data.Embedded;

namespace Platform.Infrastructure.Cli;

/// <summary>Makes the service, ready to start, on a database that may still be starting.</summary>
public delegate WebApplication Composition(WebApplicationBuilder builder, Func<string> connectionString);

/// <summary>The commands of the service; without one it serves.</summary>
public static class CommandLine
{
    private const int Refused = 1;
    private const int Misused = 2;
    private const int Interrupted = 130;

    public static async Task<int> Run(string[] args, IReadOnlyList<Part> all, Composition compose)
    {
        var parts = HouseEnvironment.Read().Settings.SwitchedOn(all);
        Seeder[] seeders = [.. parts.Select(part => part.Seeder).OfType<Seeder>()];
        var serve = new ServeCommand(compose, seeders);
        var root = new RootCommand("Platform: one service, its database and what it takes to run them.")
        {
            ServeCommand.Urls,
            serve.Declare(),
            MigrateCommand.Declare(),
            new SeedCommand(seeders).Declare(),
            ContractCommand.Declare(),
        };
        root.SetAction(serve.Run);
        foreach (var command in new BackupCommand(all).Declare().Concat(parts.SelectMany(part => part.Commands)))
        {
            root.Subcommands.Add(command);
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

        return await Run(root, args, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true; // we end by ourselves, in order
            stop.Cancel();
        }
    }

    private static async Task<int> Run(RootCommand root, string[] args, CancellationToken stop)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Say(Misused, [.. parsed.Errors.Select(error => error.Message), "--help says more."]);
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };

            return await parsed.InvokeAsync(configuration, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (SettingsException wrong)
        {
            return Say(Misused, wrong.Mistakes);
        }
        catch (CommandRefusedException refused)
        {
            return Say(Refused, refused.Message);
        }
        catch (SchemaException problem)
        {
            return Say(Refused, problem.Message);
        }
        catch (EmbeddedPostgresException problem)
        {
            return Say(Refused, problem.Message);
        }
        catch (PostgresException refused)
        {
            return Say(Refused, $"The database: {refused.MessageText} ({refused.SqlState})");
        }
        catch (NpgsqlException problem)
        {
            string?[] words = [problem.Message, problem.InnerException?.Message]; // the same of a wait that was too long

            return Say(Refused, $"The database: {string.Join(' ', words.Distinct()).TrimEnd()}");
        }
    }

    private static int Say(int exitCode, params IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            Console.Error.WriteLine(line);
        }

        return exitCode;
    }
}
