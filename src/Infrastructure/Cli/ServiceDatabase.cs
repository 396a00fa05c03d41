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

    /// <inheritdoc cref="DatabaseServer.HasPsql"/>
    public bool HasPsql => server.HasPsql;

    /// <summary>Whether this start made or changed the schema.</summary>
    public bool IsNew { get; private init; }

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
            var options = house.Options<DatabaseOptions>("Database");
            var migrator = new Migrator(server.ConnectionString, logger);
            var applied = options.MigrateOnStart ? await migrator.Up(stop) : SchemaGap.None;
            if (!options.MigrateOnStart && (await migrator.Status(stop)).All(migration => !migration.IsApplied))
            {
                throw new CommandRefusedException("The database has no schema: run 'migrate up' first.");
            }

            if (!applied.IsNone)
            {
                logger.LogInformation("Applied {Applied}", applied);
            }

            await using var source = DatabaseSetup.Source(server.ConnectionString, options);
            var lines = await Fill(house, seeders, new Database(source), stop);

            return new ServiceDatabase(server, lines) { IsNew = !applied.IsNone };
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<IReadOnlyList<StartLine>> Fill(
        HouseEnvironment house,
        IReadOnlyList<Seeder> seeders,
        Database database,
        CancellationToken stop
    )
    {
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
