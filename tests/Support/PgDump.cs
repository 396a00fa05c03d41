using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Tests.Support;

/// <summary>The schema as <c>pg_dump</c> of the running server's own version writes it, without what varies.</summary>
public static partial class PgDump
{
    public static async Task<string> Schema(TestDatabase database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var program = Path.Combine(await BinFolder(database.ConnectionString), "pg_dump");
        Tools.Need(File.Exists(program), $"{program} is needed: apt-get install postgresql");

        using var dump = Process.Start(
            new ProcessStartInfo(
                program,
                [
                    "--schema-only",
                    "--no-owner",
                    "--no-privileges",
                    $"--host={connection.Host}",
                    $"--username={connection.Username}",
                    connection.Database!,
                ]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var text = await dump.StandardOutput.ReadToEndAsync();
        await dump.WaitForExitAsync();
        dump.ExitCode.ShouldBe(0);

        return Normal(text);
    }

    /// <summary>Of the running server; only a superuser may ask.</summary>
    public static async Task<string> BinFolder(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create($"{connectionString};Username=postgres;Pooling=false");
        await using var ask = source.CreateCommand("select setting from pg_config where name = 'BINDIR'");

        return (string)(await ask.ExecuteScalarAsync())!;
    }

    /// <summary>No session settings, no comments of the dump itself, single blank lines.</summary>
    private static string Normal(string dump) =>
        BlankLines().Replace(Noise().Replace(dump, ""), "\n\n").Trim('\n') + "\n";

    [GeneratedRegex(
        @"^(--.*|SET [a-z_]+ = .*;|SELECT pg_catalog\.set_config.*|\\(un)?restrict .*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Noise();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, 5000)]
    private static partial Regex BlankLines();
}
