using Npgsql;

namespace Platform.Infrastructure.Http;

/// <summary>From what went wrong to what the caller is told: the one table of SQLSTATEs and exceptions.</summary>
public static class Refusals
{
    /// <summary>
    /// Maps a rule that the database keeps to a status for this endpoint: the constraint's name as in the migration.
    /// Without it the SQLSTATE decides.
    /// </summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder builder, string constraint, int status)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RefusedConstraint(constraint, status));

    /// <summary>The refusal for an exception, or null when it is a bug and must be a 500.</summary>
    public static Refusal? Of(Exception problem, Endpoint? endpoint) =>
        problem switch
        {
            RefusedException refused => refused.Refusal,
            BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } => new(RefusalKind.BodyTooSlow),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new(
                RefusalKind.BodyTooLarge
            ),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new(
                RefusalKind.UnsupportedMediaType
            ),
            BadHttpRequestException bad => new(RefusalKind.MalformedBody, bad.Message),
            PostgresException refused => OfState(refused, endpoint),
            NpgsqlException { InnerException: TimeoutException } => new(RefusalKind.Unavailable)
            {
                Words = "The database is too busy to answer in time, try again.",
            },
            NpgsqlException => new(RefusalKind.Unavailable), // also whatever the server said while connecting
            TimeoutException => new(RefusalKind.Unavailable),
            _ => null,
        };

    private static Refusal? OfState(PostgresException refused, Endpoint? endpoint)
    {
        var own = endpoint
            ?.Metadata.GetOrderedMetadata<RefusedConstraint>()
            .FirstOrDefault(known => known.Constraint == refused.ConstraintName);
        if (own is not null)
        {
            return new((RefusalKind)own.Status, refused.ConstraintName, refused.ColumnName);
        }

        return refused.SqlState switch
        {
            PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.UniqueViolation => new(
                RefusalKind.Conflict,
                refused.ConstraintName
            ),
            PostgresErrorCodes.CheckViolation => new(RefusalKind.Invalid, refused.ConstraintName),
            PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected => new(RefusalKind.Unavailable)
            {
                Words = "Others are writing there, try again.",
            },
            PostgresErrorCodes.QueryCanceled => new(RefusalKind.Unavailable),
            PostgresErrorCodes.ReadOnlySqlTransaction => new(RefusalKind.Unavailable), // another server is the primary now
            var state => state[..2] switch
            {
                "22" => new(RefusalKind.Invalid, refused.MessageText),
                "08" or "53" or "57" or "58" => new(RefusalKind.Unavailable),
                _ => null,
            },
        };
    }

    private sealed record RefusedConstraint(string Constraint, int Status);
}
