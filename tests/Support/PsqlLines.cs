using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Platform.Infrastructure.Cli;

namespace Platform.Tests.Support;

/// <summary>Runs all statements as a DBA does: by the line in each file (<see cref="PsqlLine"/>), in a shell and psql.</summary>
public static partial class PsqlLines
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

    /// <summary>All demo data, which the lines are made for.</summary>
    public static async Task<DemoHouse> Demo()
    {
        Tools.Need(Tools.Find("psql") is not null, "psql is needed: apt-get install postgresql-client");
        var demo = await DemoHouse.Create();
        await demo.Load([.. global::Program.Parts.Select(part => part.Seeder).OfType<Seeder>()]);

        return demo;
    }

    /// <summary>Each in a transaction that is taken back; none is refused or warned of anything.</summary>
    public static async Task ShouldRunAll(string connectionString)
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
