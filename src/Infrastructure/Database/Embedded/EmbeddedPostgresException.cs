namespace Platform.Infrastructure.Data.Embedded;

/// <summary>The embedded server cannot run. The message is one line for the person who starts the service.</summary>
public class EmbeddedPostgresException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>Another process of the service runs the server of this data folder; it can be used through its socket.</summary>
public sealed class DataFolderInUseException(string message, string folder, string socketFolder, Exception cause)
    : EmbeddedPostgresException(message, cause)
{
    public string Folder { get; } = folder;
    public string SocketFolder { get; } = socketFolder;
}
