using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Platform.Features.Identity;

namespace Platform.Tests.Support;

/// <summary>An account with a token whose text is the same in every run.</summary>
public sealed record TestAccount(long Id, string Username, string Token);

/// <summary>A database of its own for one test class. Arrange and look with SQL, never with another slice.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestCluster _cluster;
    private readonly string _name;
    private readonly NpgsqlDataSource _source;

    internal TestDatabase(TestCluster cluster, string name, string connectionString)
    {
        (_cluster, _name, ConnectionString) = (cluster, name, connectionString);
        _source = NpgsqlDataSource.Create(connectionString + ";Maximum Pool Size=20;Options='-c timezone=UTC'");
    }

    public string ConnectionString { get; }

    /// <summary>A clone of the migrated database.</summary>
    public static async Task<TestDatabase> Create() => await (await TestCluster.Instance).Clone();

    public ValueTask<NpgsqlConnection> Open() => _source.OpenConnectionAsync();

    /// <summary>A transaction that has done this and stays open: somebody else is in the middle of it.</summary>
    public async Task<OpenTransaction> Begin(string sql)
    {
        var transaction = new OpenTransaction(await (await Open()).BeginTransactionAsync());
        await transaction.Execute(sql);

        return transaction;
    }

    /// <summary>Runs statements, separated by <c>;</c>; parameters are <c>:name</c>.</summary>
    public async Task<int> Execute(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);

        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> Value<T>(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();

        return await reader.GetFieldValueAsync<T>(0);
    }

    /// <summary>Each row as one line, <c>1 | Organization 1 | null</c>; dates and times as ISO.</summary>
    public async Task<IReadOnlyList<string>> Rows(string sql, params (string Name, object? Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader, column))));
        }

        return rows;
    }

    /// <summary>The columns are those of <c>identity.account</c>; the token never expires.</summary>
    public async Task<TestAccount> AddAccount(
        string username,
        bool isServiceAccount = false,
        bool isStaff = false,
        bool isActive = true,
        string passwordHash = ""
    )
    {
        var id = await Value<long>(
            """
            insert into identity.account (username, password_hash, is_service_account, is_staff, is_active, date_joined)
            values (:username, :password_hash, :is_service_account, :is_staff, :is_active, '2026-11-22 10:00Z')
            returning id
            """,
            ("username", username),
            ("password_hash", passwordHash),
            ("is_service_account", isServiceAccount),
            ("is_staff", isStaff),
            ("is_active", isActive)
        );

        return new TestAccount(id, username, await AddToken(id, username));
    }

    /// <summary>A token with a text made from its name.</summary>
    public async Task<string> AddToken(long accountId, string name, DateTimeOffset? expiresAt = null)
    {
        var token = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        await Execute(
            """
            insert into identity.token (digest, account_id, name, created_at, expires_at)
            values (:digest, :account_id, :name, '2026-11-22 10:00Z', :expires_at)
            """,
            ("digest", TokenCache.DigestOf(token)),
            ("account_id", accountId),
            ("name", name),
            ("expires_at", expiresAt)
        );

        return token;
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await _cluster.Drop(_name);
    }

    private NpgsqlCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        var command = _source.CreateCommand(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private static string Text(NpgsqlDataReader reader, int column) =>
        reader.GetValue(column) switch
        {
            DBNull => "null",
            bool value => value ? "true" : "false",
            DateTime value when reader.GetDataTypeName(column) == "date" => value.ToString(
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture
            ),
            DateTime value => value.ToString("O", CultureInfo.InvariantCulture),
            Array values => $"{{{string.Join(',', values.Cast<object?>())}}}",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
