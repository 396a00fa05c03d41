using System.Buffers;
using System.Text;
using System.Text.Json;
using Npgsql;
using Platform.Bench.Load;

namespace Platform.Bench.Bulk;

/// <summary>A batch, ready for both sides: arrays for the bare program, a request for the service.</summary>
internal abstract class Batch
{
    /// <summary>As first sent, and with every row changed.</summary>
    public const int Variants = 2;

    /// <summary>Null until it is asked for: the bare program needs no JSON.</summary>
    private readonly Request?[] _requests = new Request?[Variants];

    /// <summary>The statements of the service in the same transaction, on the arrays as they are.</summary>
    /// <returns>How many rows were created.</returns>
    public abstract Task<long> SendBare(NpgsqlDataSource source, int variant, CancellationToken stop);

    public Request Request(int variant) => _requests[variant] ??= MakeRequest(variant);

    protected abstract Request MakeRequest(int variant);

    protected static async Task<long> InTransaction(
        NpgsqlDataSource source,
        string lockSql,
        NpgsqlParameter lockValue,
        string upsertSql,
        NpgsqlParameter[] columns,
        CancellationToken stop
    )
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var held = new NpgsqlCommand(lockSql, connection) { Parameters = { lockValue } })
        {
            await held.ExecuteNonQueryAsync(stop);
        }

        await using var upsert = new NpgsqlCommand(upsertSql, connection);
        upsert.Parameters.Add(lockValue.Clone());
        upsert.Parameters.AddRange(columns);
        var created = (long)(await upsert.ExecuteScalarAsync(stop))!;
        await transaction.CommitAsync(stop);

        return created;
    }

    protected static byte[] Json(int rows, Action<Utf8JsonWriter, int> writeItem)
    {
        var buffer = new ArrayBufferWriter<byte>(rows * 100 + 16);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            for (var row = 0; row < rows; row++)
            {
                json.WriteStartObject();
                writeItem(json, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Dates as text, made once: they are the costly part of writing a batch.</summary>
    protected static byte[] DateText(DateOnly date) =>
        Encoding.ASCII.GetBytes(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
