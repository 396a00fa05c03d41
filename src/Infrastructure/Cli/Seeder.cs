namespace Platform.Infrastructure.Cli;

/// <summary>Tells how far a long load is: units done.</summary>
public delegate void UnitDone();

/// <summary>The demo data of an area. Each area that has some lists its seeder in <c>Program.cs</c>.</summary>
public abstract class Seeder
{
    /// <summary>The area, as it is shown beside the progress bar.</summary>
    public abstract string Name { get; }

    /// <summary>Whether nobody has put anything into the area yet, so that demo data does no harm.</summary>
    public abstract Task<bool> IsEmpty(Database database, CancellationToken stop);

    /// <summary>A few hundred rows, the same each time. What is there already stays.</summary>
    public abstract Task LoadDemo(Database database, HouseEnvironment house, CancellationToken stop);

    /// <summary>Large data, made by the database itself; <paramref name="scale"/> units.</summary>
    public virtual Task LoadScale(Database database, int scale, UnitDone done, CancellationToken stop) =>
        Task.CompletedTask;

    /// <summary>Called at each start of the service, after migrating: what the start-up table shows of this area.</summary>
    public virtual Task<IReadOnlyList<StartLine>> OnStart(
        Database database,
        HouseEnvironment house,
        CancellationToken stop
    ) => Task.FromResult<IReadOnlyList<StartLine>>([]);
}

/// <summary>A line of the table that is printed when the service listens.</summary>
public sealed record StartLine(string Label, string Value);
