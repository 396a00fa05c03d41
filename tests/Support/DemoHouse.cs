using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Configuration;

namespace Platform.Tests.Support;

/// <summary>An empty database into which seeders load their demo data, as a start of the service lets them.</summary>
public sealed class DemoHouse : IAsyncDisposable
{
    public const string Password = "demo-password";
    public static readonly string Token = new('d', 64);
    public static readonly (string Org, string Source, string User) CaseworkKeys = (
        "demo-org-demo-org",
        "demo-source-demo",
        "demo-user-demo-user"
    );
    public static readonly string ChatSecret = new('d', 32);

    private readonly NpgsqlDataSource _source;

    private DemoHouse(TestDatabase rows)
    {
        Rows = rows;
        _source = NpgsqlDataSource.Create(rows.ConnectionString);
        Database = new Database(_source);
    }

    /// <summary>To arrange and look with SQL.</summary>
    public TestDatabase Rows { get; }

    /// <summary>For the seeders.</summary>
    public Database Database { get; }

    public static async Task<DemoHouse> Create() => new(await TestDatabase.Create());

    public static HouseEnvironment Development => In(Environments.Development);

    public static HouseEnvironment Production => In(Environments.Production);

    /// <summary>Demo data as <c>seed</c> and the first start in Development load it.</summary>
    public async Task Load(params Seeder[] seeders)
    {
        foreach (var seeder in seeders)
        {
            await seeder.LoadDemo(Database, Development, default);
        }
    }

    /// <summary>How many rows each table has, and a digest of their columns: equal only where all is equal.</summary>
    public async Task<IReadOnlyList<string>> Digests(params (string Table, string Columns)[] tables)
    {
        var digests = new List<string>();
        foreach (var (table, columns) in tables)
        {
            digests.AddRange(
                await Rows.Rows(
                    $"""
                    select count(*), md5(string_agg(line::text, '' order by line::text))
                    from (select {columns} from {table}) as line
                    """
                )
            );
        }

        return digests;
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await Rows.DisposeAsync();
    }

    private static HouseEnvironment In(string name)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Demo:Password"] = Password,
            ["Demo:Token"] = Token,
            ["Chat:DemoSecret"] = ChatSecret,
            ["Casework:DemoKeys:Org"] = CaseworkKeys.Org,
            ["Casework:DemoKeys:Source"] = CaseworkKeys.Source,
            ["Casework:DemoKeys:User"] = CaseworkKeys.User,
        };

        return new HouseEnvironment(
            name,
            AppContext.BaseDirectory,
            new Settings(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        );
    }
}
