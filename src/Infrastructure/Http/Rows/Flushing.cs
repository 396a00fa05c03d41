using System.IO.Pipelines;
using System.Text.Json;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>When a long answer goes on its way: in pieces large enough that most answers are one.</summary>
public static class Flushing
{
    /// <summary>Handed to the connection when this much is waiting.</summary>
    private const int FullBytes = 64 * 1024;

    /// <summary>After a row of CSV. What is left goes out with the end of the answer.</summary>
    public static ValueTask<FlushResult> FlushIfFull(this PipeWriter output, CancellationToken stop) =>
        output.UnflushedBytes < FullBytes ? default : output.FlushAsync(stop);

    /// <summary>After an object of a JSON array.</summary>
    public static ValueTask<FlushResult> FlushIfFull(
        this PipeWriter output,
        Utf8JsonWriter json,
        CancellationToken stop
    )
    {
        if (output.UnflushedBytes + json.BytesPending < FullBytes)
        {
            return default;
        }

        json.Flush();

        return output.FlushAsync(stop);
    }
}
