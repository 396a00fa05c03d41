using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>A database cannot be brought to the schema of this build; one line for a person.</summary>
public sealed class SchemaException : Exception
{
    public SchemaException(string message)
        : base(message) { }

    public SchemaException(string message, Exception cause)
        : base(message, cause) { }

    /// <summary>PostgreSQL refused what a file says.</summary>
    public SchemaException(string file, PostgresException refused)
        : base(
            string.Join(
                    ' ',
                    new[]
                    {
                        $"{file}: {refused.MessageText} ({refused.SqlState}).",
                        refused.Detail,
                        refused.Hint,
                    }.OfType<string>()
                )
                .ReplaceLineEndings(" "),
            refused
        ) { }

    /// <summary>Somebody else held a lock for longer than was waited, so a later try may succeed.</summary>
    public bool IsLockTaken =>
        InnerException
            is PostgresException
            {
                SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
            };
}
