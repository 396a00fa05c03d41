using System.CommandLine;
using System.Net.Sockets;

namespace Platform.Infrastructure.Cli;

/// <summary><c>serve</c>: composes the service while the database starts, listens, stops both in order.</summary>
internal sealed class ServeCommand(Composition compose, IReadOnlyList<Seeder> seeders)
{
    public static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen, e.g. http://0.0.0.0:8080; several with semicolons",
    };

    public Command Declare()
    {
        var command = new Command("serve", "Serve until interrupted; the default") { Urls };
        command.SetAction(Run);

        return command;
    }

    public async Task<int> Run(ParseResult typed, CancellationToken stop)
    {
        var house = HouseEnvironment.Read();
        using var starting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ILoggerFactory? logs = null;
        var database = Task.Run(Start, CancellationToken.None);
        try
        {
            await Serve(house, typed.GetValue(Urls), database, stop);

            return 0;
        }
        finally
        {
            // After the application, whose last statements still need it; at once when that has failed.
            await starting.CancelAsync();
            await Stop(database);
            logs?.Dispose();
        }

        // Beside the composition, which takes as long. Until that has read the settings without a mistake nothing is
        // touched, only what this build brings along is read.
        async Task<ServiceDatabase> Start()
        {
            logs = LoggerFactory.Create(logging => Logs.ForService(logging, house));
            Migrator.Prepare();
            await house.Settings.Checked.WaitAsync(starting.Token);

            return await ServiceDatabase.Start(house, seeders, logs.CreateLogger("Platform.Database"), starting.Token);
        }
    }

    private async Task Serve(
        HouseEnvironment house,
        string? urls,
        Task<ServiceDatabase> starting,
        CancellationToken stop
    )
    {
        ServiceDatabase? database = null;
        var isListening = false;
        var builder = ServiceHost.Builder(house, urls, () => isListening);
        await using var app = compose(builder, () => database!.ConnectionString);
        database = await starting;
        await Listen(app, stop);
        isListening = true;
        if (Logs.AreForPeople(house))
        {
            StartTable.Print(app, house, database);
        }

        if (database.IsNew)
        {
            // What migrating and demo data left would stay for hours in a service that has nothing to do.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        await app.WaitForShutdownAsync(stop);
    }

    private static async Task Listen(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (Exception problem)
            when (problem
                    is IOException
                        or SocketException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
            )
        {
            // The web server starts last, and has a type of its own for each way in which an address is none.
            throw new CommandRefusedException($"{problem.Message.Split('\n')[0]} Choose another with --urls.");
        }
    }

    private static async Task Stop(Task<ServiceDatabase> starting)
    {
        try
        {
            await using var database = await starting;
        }
        catch (Exception) when (!starting.IsCompletedSuccessfully)
        {
            // Told already, or it was not to start any more.
        }
    }
}
