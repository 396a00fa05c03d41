namespace Platform.Infrastructure.Realtime;

/// <summary>Why a connection is closed from here, as a WebSocket says it; a stream of events just ends.</summary>
/// <param name="Code">Of RFC 6455 and its registry. 1012 and 1013 say: come again.</param>
/// <param name="Reason">A sentence for whoever looks at the client's log.</param>
public sealed record LiveEnd(ushort Code, string Reason)
{
    /// <summary>The reader did not keep up; nothing was left out before the end.</summary>
    public static readonly LiveEnd TooSlow = new(1013, "The reader does not keep up; connect again.");

    /// <summary>The node stops.</summary>
    public static readonly LiveEnd Restart = new(1012, "The service restarts; connect again.");

    /// <summary>What the reader may see, or whether it may, has to be asked anew.</summary>
    public static readonly LiveEnd Again = new(1012, "Connect again.");

    /// <summary>A client of an endless answer says nothing that is this long.</summary>
    public static readonly LiveEnd TooBig = new(1009, "Frames of clients may have 4,096 bytes.");

    /// <summary>The client closed.</summary>
    public static readonly LiveEnd Done = new(1000, "");
}
