namespace Platform.Features.Monitoring;

/// <summary>The file cannot be read as asked: the caller's to mend, so the job is not tried again.</summary>
public sealed class DocumentRefusedException(string type, string message) : Exception(message)
{
    public string Type => type;
}
