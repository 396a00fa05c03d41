using Microsoft.AspNetCore.Http.Features;
using Npgsql;
using Platform.Infrastructure.Storage;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>
/// Long answers: the rows are taken from the database as fast as it gives them, and only then sent as fast as the
/// client reads. So no connection is held for a slow reader, and what fails on the way is still answered as a refusal.
/// </summary>
public static class SpooledRows
{
    /// <summary>What is longer goes on in a file, which nobody else sees.</summary>
    private const int MemoryBytes = 1024 * 1024;

    /// <summary>For the document: what spools its answer may find no room for it.</summary>
    public static readonly ProducesResponseTypeMetadata NoRoom = new(
        StatusCodes.Status507InsufficientStorage,
        typeof(void)
    );

    /// <summary>As <see cref="Database.Read"/>; what <paramref name="write"/> writes to the response is sent afterwards.</summary>
    public static async Task ReadSpooled(
        this Database database,
        HttpContext context,
        Statement statement,
        object? args,
        Func<NpgsqlDataReader, Task> write,
        CancellationToken stop
    )
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var spool = context.RequestServices.GetRequiredService<Spool>().Buffer(MemoryBytes);
        var spooled = new StreamResponseBodyFeature(spool, wire);
        context.Features.Set<IHttpResponseBodyFeature>(spooled);
        try
        {
            await StorageException.Guard(async () =>
            {
                await database.Read(statement, args, write, stop);
                await spooled.Writer.FlushAsync(stop);
            });
        }
        finally
        {
            context.Features.Set(wire);
        }

        await spool.DrainBufferAsync(wire.Writer, stop);
    }
}
