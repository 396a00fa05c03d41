namespace Platform.Infrastructure.Cli;

/// <summary>
/// The database of a service: started, of this build's schema, in Development with demo data. All of it happens
/// beside the composition of the service, which takes as long.
/// </summary>
internal sealed class ServiceDatabase(DatabaseServer server, IReadOnlyList<StartLine> lines) : IAsyncDisposable
{
    public string ConnectionString => server.ConnectionString;

    /// <inheritdoc cref="DatabaseServer.PsqlCommand"/>
    public string? PsqlCommand => server.PsqlCommand;

    /// <summary>What the areas want to show.</summary>
    public IReadOnlyList<StartLine> Lines => lines;

    public static async Task<ServiceDatabase> Start(
        HouseEnvironment house,
        IReadOnlyList<Seeder> seeders,
        ILogger logger,
        CancellationToken stop
    )
    {
        var server = await DatabaseServer.Start(house, logger, stop);
        try
        {
            return new ServiceDatabase(server, await Prepare(house, seeders, server, logger, stop));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<IReadOnlyList<StartLine>> Prepare(
        HouseEnvironment house,
        IReadOnlyList<Seeder> seeders,
        DatabaseServer server,
        ILogger logger,
        CancellationToken stop
    )
    {
        var options = house.Options<DatabaseOptions>("Database");
        if (options.MigrateOnStart && await new Migrator(server.ConnectionString).Up(stop) is var applied and > 0)
        {
            logger.LogInformation("Applied {Count} migrations", applied);
        }

        await using var source = DatabaseSetup.Source(server.ConnectionString, options);
        var database = new Database(source);
        if (house.IsDevelopment && await AreEmpty(seeders, database, stop))
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

    private static async Task<bool> AreEmpty(IReadOnlyList<Seeder> seeders, Database database, CancellationToken stop)
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
}
