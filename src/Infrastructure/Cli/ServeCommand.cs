using System.CommandLine;
using Microsoft.AspNetCore.Connections;

namespace Platform.Infrastructure.Cli;

/// <summary><c>serve</c>: composes the service while the database starts, brings the schema up to date, listens.</summary>
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
        using var logs = LoggerFactory.Create(logging => Logs.ForService(logging, house));
        using var starting = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var log = logs.CreateLogger("Platform.Postgres");
        var database = Task.Run(() => DatabaseServer.Start(house, log, starting.Token), CancellationToken.None);
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
        }
    }

    private async Task Serve(
        HouseEnvironment house,
        string? urls,
        Task<DatabaseServer> starting,
        CancellationToken stop
    )
    {
        DatabaseServer? server = null;
        await using var app = compose(ServiceHost.Builder(house, urls), () => server!.ConnectionString);
        ServiceHost.Warm(app);
        server = await starting;
        var lines = await Prepare(house, app.Services, stop);
        await Listen(app, stop);
        if (Logs.AreForPeople(house))
        {
            StartTable.Print(app, house, server, lines);
        }

        await app.WaitForShutdownAsync(stop);
    }

    /// <summary>Schema and demo data: before anybody can ask.</summary>
    private async Task<IReadOnlyList<StartLine>> Prepare(
        HouseEnvironment house,
        IServiceProvider services,
        CancellationToken stop
    )
    {
        if (services.GetRequiredService<DatabaseOptions>().MigrateOnStart)
        {
            await services.GetRequiredService<Migrator>().Up(stop);
        }

        var database = services.GetRequiredService<Database>();
        if (house.IsDevelopment && await AreEmpty(database, stop))
        {
            await SeedCommand.LoadDemo(seeders, database, house, stop);
        }

        var lines = new List<StartLine>();
        foreach (var seeder in seeders)
        {
            lines.AddRange(await seeder.OnStart(database, house, stop));
        }

        return lines;
    }

    private async Task<bool> AreEmpty(Database database, CancellationToken stop)
    {
        foreach (var seeder in seeders)
        {
            if (!await seeder.IsEmpty(database, stop))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task Listen(WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            throw new CommandRefusedException($"{problem.Message} Choose another with --urls.");
        }
    }

    private static async Task Stop(Task<DatabaseServer> starting)
    {
        try
        {
            await using var server = await starting;
        }
        catch (Exception) when (!starting.IsCompletedSuccessfully)
        {
            // Told already, or it was not to start any more.
        }
    }
}
