namespace Platform.Infrastructure.Data.Embedded;

/// <summary>The embedded server cannot run. The message is one line for the person who starts the service.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? cause = null) : Exception(message, cause);
