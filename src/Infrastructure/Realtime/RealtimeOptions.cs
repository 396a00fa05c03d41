using System.ComponentModel.DataAnnotations;

namespace Platform.Infrastructure.Realtime;

/// <summary>Section <c>Realtime</c> of the settings: connections that stay open to be told what happens.</summary>
public sealed class RealtimeOptions
{
    /// <summary>Of a node; more get 503.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>Of one caller, or of an address whose caller is unknown, on a node; more get 429.</summary>
    [Range(1, 1_000_000)]
    public int MaxPerCaller { get; set; } = 5_000;

    /// <summary>Messages that may wait for one reader; who falls further behind is closed.</summary>
    [Range(1, 100_000)]
    public int QueueMessages { get; set; } = 2_048;

    /// <summary>The same in bytes.</summary>
    [Range(1024, int.MaxValue)]
    public int QueueBytes { get; set; } = 2 * 1024 * 1024;

    /// <summary>After so long without a message a sign of life is sent.</summary>
    [Range(1, 3600)]
    public int HeartbeatSeconds { get; set; } = 15;

    /// <summary>A reader that takes nothing for so long is gone.</summary>
    [Range(1, 3600)]
    public int WriteSeconds { get; set; } = 30;

    /// <summary>Of a reader, where its kind of stream has none of its own.</summary>
    internal LiveBounds Bounds => new(QueueMessages, QueueBytes, TimeSpan.FromSeconds(HeartbeatSeconds));
}

/// <summary>What one reader of a stream is given.</summary>
/// <param name="QueueMessages">That may wait for it.</param>
/// <param name="QueueBytes">The same in bytes; one message alone may have more.</param>
/// <param name="Heartbeat">After so long without a message a sign of life is sent.</param>
public sealed record LiveBounds(int QueueMessages, int QueueBytes, TimeSpan Heartbeat);
