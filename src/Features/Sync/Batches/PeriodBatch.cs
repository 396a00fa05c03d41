namespace Platform.Features.Sync;

/// <summary>Values for periods as columns, and their way into the table.</summary>
/// <param name="write">Writes the columns; answers how many keys were new.</param>
internal abstract class PeriodBatch(Statement write) : Batch
{
    private static readonly Statement LockOrganization = Statement.Named("Sync/LockOrganization");

    protected List<string> PeriodTypes { get; } = [];

    protected List<DateOnly> Starts { get; } = [];

    protected List<DateOnly> Ends { get; } = [];

    /// <summary>The parameters of the statement.</summary>
    protected abstract object Columns(long? organizationId);

    /// <summary>Writes the items for one organization, or with null for the whole application.</summary>
    /// <returns>How many were new; null: there is no such organization.</returns>
    public Task<long?> Write(Database database, long? organizationId, CancellationToken stop) =>
        database.InTransaction<long?>(
            async transaction =>
                organizationId is not null
                && await transaction.OneOrNone<long?>(LockOrganization, new { organization_id = organizationId }, stop)
                    is null
                    ? null
                    : await transaction.One<long>(write, Columns(organizationId), stop),
            stop,
            Database.Tries
        );

    /// <summary>Adds the period to its columns, or refuses the item when the days are none of the period.</summary>
    protected bool Takes(string periodType, DateOnly start, DateOnly end)
    {
        var (startError, endError) = Period.Check(periodType, start, end);
        if ((startError ?? endError) is not null)
        {
            Refuse(("start_date", startError), ("end_date", endError));

            return false;
        }

        PeriodTypes.Add(periodType);
        Starts.Add(start);
        Ends.Add(end);

        return true;
    }
}
