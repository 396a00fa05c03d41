namespace Platform.Features.Monitoring;

/// <summary>A file as lines of texts, whatever it is written in; may be gone through several times, one after the other.</summary>
internal interface ISheet : IDisposable
{
    /// <exception cref="DocumentRefusedException">It is not what it seems to be, or too large.</exception>
    IEnumerable<SheetRow> Rows();
}
