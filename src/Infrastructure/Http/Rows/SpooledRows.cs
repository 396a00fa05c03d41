using System.Security.Cryptography;
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

    /// <summary>
    /// As <see cref="Database.Read"/>; what <paramref name="write"/> writes to the response is sent afterwards, and if the
    /// answer is tagged, only to who does not have it.
    /// </summary>
    public static async Task ReadSpooled(
        this Database database,
        HttpContext context,
        Statement statement,
        object? args,
        Func<NpgsqlDataReader, Task> write,
        CancellationToken stop,
        TimeSpan? within = null,
        bool isTagged = false
    )
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var spool = context.RequestServices.GetRequiredService<Spool>().Buffer(MemoryBytes);
        using var digest = isTagged ? SHA256.Create() : null;
        await using var digesting = digest is null
            ? null
            : new CryptoStream(spool, digest, CryptoStreamMode.Write, leaveOpen: true);
        var spooled = new StreamResponseBodyFeature(digesting ?? (Stream)spool, wire);
        context.Features.Set<IHttpResponseBodyFeature>(spooled);
        try
        {
            await StorageException.Guard(async () =>
            {
                await database.Read(statement, args, write, stop, within);
                await spooled.Writer.FlushAsync(stop);
                if (digesting is not null)
                {
                    await digesting.FlushFinalBlockAsync(stop);
                }
            });
        }
        finally
        {
            context.Features.Set(wire);
        }

        if (digest is null || !IsKnown(context, Convert.ToHexStringLower(digest.Hash!)))
        {
            await spool.DrainBufferAsync(wire.Writer, stop);
        }
    }

    /// <summary>Tags the answer; true: the client has it, and is told that.</summary>
    private static bool IsKnown(HttpContext context, string digest)
    {
        var tag = EntityTags.Of(digest);
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "private, no-cache";
        if (!EntityTags.IsKnown(context.Request.Headers.IfNoneMatch, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        context.Response.ContentType = null;

        return true;
    }
}
