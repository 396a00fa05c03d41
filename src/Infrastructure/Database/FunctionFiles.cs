using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Infrastructure.Data;

/// <summary>
/// A file of <c>migrations/functions</c>: the function of its name, in all its signatures, and the triggers that call it.
/// </summary>
/// <param name="Name"><c>monitoring.sum_of</c>.</param>
/// <param name="Text">As it is sent: the file, and the lines above each function as its comment.</param>
/// <param name="Digest">Of the file.</param>
/// <param name="Functions">How many signatures the text creates.</param>
/// <param name="Triggers">How many triggers it creates.</param>
internal sealed record FunctionFile(string Name, string Text, string Digest, int Functions, int Triggers)
{
    public string Path => $"migrations/functions/{Name.Replace('.', '/')}.sql";
}

/// <summary>
/// The functions of the house. Those whose text differs from the one that a database has, or that are not there, are
/// written after the migrations. What a file no longer holds is dropped by a migration
/// (docs/decisions/0014-logic-in-sql-functions.md).
/// </summary>
internal static partial class FunctionFiles
{
    /// <summary>In front of the names of the embedded files.</summary>
    public const string Prefix = "migrations.functions.";

    public static IReadOnlyList<FunctionFile> All { get; } =
    [
        .. typeof(FunctionFiles)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    /// <summary>Those that a database does not have exactly as they are here.</summary>
    public static async Task<IReadOnlyList<FunctionFile>> Outdated(
        NpgsqlConnection connection,
        CancellationToken stop
    ) => [.. (await InDatabase(connection, stop)).Where(state => !state.IsCurrent).Select(state => state.File)];

    /// <summary>
    /// Those that a database does not have at all. An older or newer text is no lack: while nodes are replaced one by
    /// one, both serve on the same functions.
    /// </summary>
    public static async Task<IReadOnlyList<FunctionFile>> Missing(
        NpgsqlConnection connection,
        CancellationToken stop
    ) => [.. (await InDatabase(connection, stop)).Where(state => !state.IsThere).Select(state => state.File)];

    /// <summary>Writes what is outdated: all of it, or nothing.</summary>
    /// <returns>How many files were applied.</returns>
    /// <exception cref="SchemaException">A file cannot be applied, or something of an earlier text was not dropped.</exception>
    public static async Task<int> Apply(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var outdated = await Outdated(connection, stop);
        // Files call each other in any order; a test checks the bodies when all are there.
        await Run("set local check_function_bodies = off");
        foreach (var file in outdated)
        {
            try
            {
                await Run(file.Text);
            }
            catch (PostgresException refused)
            {
                throw new SchemaException(file.Path, refused);
            }

            await Run(
                """
                insert into ops.function (name, digest, applied_on)
                values ($1, $2, now())
                on conflict (name) do update
                    set
                        digest = excluded.digest,
                        applied_on = excluded.applied_on
                """,
                file.Name,
                file.Digest
            );
        }

        if ((await Outdated(connection, stop)).FirstOrDefault() is { } left)
        {
            throw new SchemaException(
                $"{left.Path}: the database has other signatures or triggers of this function besides those of the "
                    + "file; a migration has to drop them."
            );
        }

        await transaction.CommitAsync(stop);

        return outdated.Count;

        async Task Run(string sql, params string[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    /// <summary>An embedded file of <c>migrations</c>.</summary>
    public static string TextOf(string resource)
    {
        using var stream =
            typeof(FunctionFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no {resource}.");
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd();
    }

    /// <summary>The file of a function as it is sent: what stands above a function is what <c>\df+</c> says of it.</summary>
    public static string Commented(string file)
    {
        var comments =
            from function in Function().Matches(file)
            let signature = function.Groups["signature"].Value
            let words = string.Join(' ', function.Groups["comment"].Captures.Select(line => line.Value))
            select $"\ncomment on function {signature} is '{words.Replace("'", "''", StringComparison.Ordinal)}';\n";

        return file + string.Concat(comments);
    }

    private static FunctionFile Read(string resource)
    {
        var text = TextOf(resource);

        return new(
            resource[Prefix.Length..^".sql".Length],
            Commented(text),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Function().Count(text),
            Trigger().Count(text)
        );
    }

    private static async Task<List<(FunctionFile File, bool IsThere, bool IsCurrent)>> InDatabase(
        NpgsqlConnection connection,
        CancellationToken stop
    )
    {
        await using var command = new NpgsqlCommand(
            """
            with present as (
                select
                    pg_namespace.nspname || '.' || pg_proc.proname as name,
                    count(distinct pg_proc.oid)::integer as functions,
                    count(pg_trigger.oid)::integer as triggers
                from pg_namespace
                inner join pg_proc on pg_proc.pronamespace = pg_namespace.oid
                left join pg_trigger
                    on pg_trigger.tgfoid = pg_proc.oid
                    and pg_trigger.tgparentid = 0 -- not the copies that the partitions of a table have
                where pg_namespace.nspname not in ('pg_catalog', 'information_schema')
                group by pg_namespace.nspname, pg_proc.proname
            )

            select present.name, coalesce(function.digest, '') as digest, present.functions, present.triggers
            from present
            left join ops.function on function.name = present.name
            """,
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(stop);
        var present = new Dictionary<string, (string Digest, int Functions, int Triggers)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(stop))
        {
            present[reader.GetString(0)] = (reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3));
        }

        return
        [
            .. from file in All
            let found = present.GetValueOrDefault(file.Name)
            select (
                file,
                found.Functions >= file.Functions && found.Triggers >= file.Triggers,
                found == (file.Digest, file.Functions, file.Triggers)
            ),
        ];
    }

    [GeneratedRegex(
        @"^(-- (?<comment>.*)\n)*create or replace function (?<signature>[\w.]+\([^)]*\))",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Function();

    [GeneratedRegex("^create or replace trigger ", RegexOptions.Multiline, 1000)]
    private static partial Regex Trigger();
}
