using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Platform.Infrastructure.Cli;

namespace Platform.Tests.Contract;

/// <summary>Every statement runs in psql as its file stands, by the line in it, on the demo data.</summary>
public sealed partial class PsqlLineTests
{
    /// <summary>What fills an empty area: on the demo data it finds its rows there already.</summary>
    private static readonly string[] ForAnEmptyDatabase =
    [
        "Casework/SeedCasework.Contacts",
        "Casework/SeedCasework.Dictionaries",
        "Casework/SeedCasework.Extensions",
        "Casework/SeedCasework.Organisation",
        "Casework/SeedCasework.People",
        "Casework/SeedCasework.Referrals",
        "Casework/SeedCasework.Relationships",
        "Chat/SeedChat.Rooms",
        "Learning/SeedLearning.Passing",
        "Monitoring/SeedMonitoring.Campaigns",
        "Monitoring/SeedMonitoring.Definitions",
        "Monitoring/SeedMonitoring.LargeCampaign",
        "Monitoring/SeedMonitoring.Members",
        "Monitoring/SeedMonitoring.Polygons",
        "Monitoring/SeedMonitoring.Regions",
        "Monitoring/SeedMonitoring.Words",
    ];

    public static TheoryData<string> All => [.. Statement.All];

    [Theory]
    [MemberData(nameof(All))]
    public void Names_the_file_and_its_parameters(string name)
    {
        var line = PsqlLine.Of(name);

        line.File.ShouldBe($"{name.Split('/')[1]}.sql");
        line.Values.Keys.ShouldBe(Statement.Named(name).Parameters, ignoreOrder: true);
    }

    [Fact]
    public void A_value_is_what_the_shell_makes_of_it()
    {
        PsqlLine.Of("Sync/LogOut").Values["digest"].ShouldBe("sha256('demo')");
        PsqlLine.Of("Monitoring/WriteOffice.Update").Values["given"].ShouldBe("""'{"name": "somalia"}'""");
    }

    /// <summary>The role may do all that the service does, and is warned of nothing.</summary>
    [SkippableFact]
    public async Task Runs_on_the_demo_data_as_the_role_that_serves()
    {
        await using var demo = await Demo();
        var roles = await Roles.Create(demo.Rows);

        await ShouldRunAll(Roles.As(roles.Service, demo.Rows));
    }

    private static async Task<DemoHouse> Demo()
    {
        Tools.Need(Tools.Find("psql") is not null, "psql is needed: apt-get install postgresql-client");
        var demo = await DemoHouse.Create();
        await demo.Load([.. global::Program.Parts.Select(part => part.Seeder).OfType<Seeder>()]);

        return demo;
    }

    private static async Task ShouldRunAll(string connectionString)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(connectionString));

            var (exitCode, said) = await Tools.Run("bash", [script]);

            exitCode.ShouldBe(0, said);
            said.ShouldNotContain("WARNING");
            var refused = Refusal()
                .Matches(said)
                .ToLookup(refusal => $"{refusal.Groups["area"].Value}/{refusal.Groups["name"].Value}");
            refused.Select(file => file.Key).Except(ForAnEmptyDatabase).ShouldBeEmpty(said);
            refused.Select(file => file.Key).ShouldBe(ForAnEmptyDatabase, ignoreOrder: true);
            refused
                .SelectMany(file => file)
                .Select(refusal => refusal.Groups["words"].Value)
                .ShouldAllBe(words =>
                    words.StartsWith("duplicate key", StringComparison.Ordinal)
                    || words.Contains("violates foreign key", StringComparison.Ordinal)
                );
        }
        finally
        {
            File.Delete(script);
        }
    }

    /// <summary>
    /// Each line as it would be typed into a shell, but that instead of a psql for each there is one, which is told the
    /// same values and reads the same files, each in a transaction that is taken back.
    /// </summary>
    private static string Script(string connectionString)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var script = new StringBuilder(
            $$"""
            export PGHOST='{{server.Host}}' PGUSER='{{server.Username}}' PGDATABASE='{{server.Database}}'
            psql() {
                echo 'begin;'
                while [ "$1" = -v ]; do
                    value=${2#*=} value=${value//\\/\\\\} value=${value//\'/\'\'}
                    echo "\set ${2%%=*} '$value'"
                    shift 2
                done
                echo "\i '$PWD/$2'"
                echo 'rollback;'
            }
            {

            """
        );
        foreach (var file in Repository.Files("src", "*.sql"))
        {
            var line = Repository
                .Read(file)
                .Split('\n')
                .Single(line => line.StartsWith("-- psql ", StringComparison.Ordinal));
            script.Append(
                $"cd '{Path.Combine(Repository.Root, Path.GetDirectoryName(file)!)}'\n{line["-- ".Length..]}\n"
            );
        }

        return script.Append("} | command psql --no-psqlrc --quiet --output /dev/null\n").ToString();
    }

    [GeneratedRegex(
        @"^psql:.*/src/Features/(?<area>\w+)/.*?(?<name>[\w.]+)\.sql:\d+: ERROR: +(?<words>.*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Refusal();
}
