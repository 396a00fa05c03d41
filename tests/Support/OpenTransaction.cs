using Npgsql;

namespace Platform.Tests.Support;

/// <summary>Rolled back at the end of the test, unless it was committed.</summary>
public sealed class OpenTransaction(NpgsqlTransaction transaction) : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection = transaction.Connection!;

    public async Task Execute(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection, transaction);
        await command.ExecuteNonQueryAsync();
    }

    public Task Commit() => transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
