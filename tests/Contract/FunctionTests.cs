using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Tests.Contract;

/// <summary>The files of <c>migrations/functions</c>: one text of each function and trigger, and all of them there.</summary>
public sealed partial class FunctionTests(Clone clone) : IClassFixture<Clone>
{
    private static readonly string[] Files = [.. Repository.Files("migrations/functions", "*.sql")];

    public static TheoryData<string> All => [.. Files];

    [Theory]
    [MemberData(nameof(All))]
    public void Holds_the_function_of_its_name_and_the_triggers_that_call_it(string file)
    {
        var text = Repository.Read(file);

        text.ShouldStartWith("-- ", Case.Sensitive, "the first line says what it is for");
        text.ShouldEndWith(";\n");
        text.ShouldNotContain("\t");
        text.ShouldNotContain(" \n");
        BodyOrComment().Replace(text, "").ShouldNotMatch("[A-Z]", "lower case");
        Function().Count(text).ShouldBe(Body().Count(text), "bodies are quoted, so that files may call each other");
        Function().Matches(text).Select(function => function.Groups["name"].Value).Distinct().ShouldBe([NameOf(file)]);
        Trigger()
            .Matches(text)
            .Select(trigger => trigger.Groups["calls"].Value)
            .ShouldAllBe(name => name == NameOf(file));
        Created().Count(text).ShouldBe(Function().Count(text) + Trigger().Count(text), "nothing else is made here");
    }

    [Fact]
    public async Task What_runs_in_the_database_is_what_is_in_the_files()
    {
        var functions = await clone.Database.Rows(
            """
            select pronamespace::regnamespace || '.' || proname
            from pg_proc
            where
                pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e') -- of an extension
            order by 1
            """
        );
        var triggers = await clone.Database.Rows(
            """
            select tgname || ' ' || tgfoid::regproc
            from pg_trigger
            where
                not tgisinternal
                and tgparentid = 0
            """
        );

        functions.ShouldBe(
            Files
                .SelectMany(file => Function().Matches(Repository.Read(file)))
                .Select(found => found.Groups["name"].Value),
            ignoreOrder: true
        );
        triggers.ShouldBe(
            Files
                .SelectMany(file => Trigger().Matches(Repository.Read(file)))
                .Select(found => $"{found.Groups["name"].Value} {found.Groups["calls"].Value}"),
            ignoreOrder: true
        );
    }

    [Fact]
    public void No_migration_makes_one() =>
        Repository.Files("migrations", "M*.sql").Where(file => Made().IsMatch(Repository.Read(file))).ShouldBeEmpty();

    /// <summary>They are applied unchecked; here all that they name is there.</summary>
    [Fact]
    public async Task Bodies_are_accepted()
    {
        await using var connection = await clone.Database.Open();
        var refused = new List<string>();
        foreach (var file in Files)
        {
            await using var command = new NpgsqlCommand(Repository.Read(file), connection);
            try
            {
                await command.ExecuteNonQueryAsync();
            }
            catch (PostgresException problem)
            {
                refused.Add($"{file}: {problem.MessageText}");
            }
        }

        refused.ShouldBeEmpty();
    }

    private static string NameOf(string file) => file["migrations/functions/".Length..^".sql".Length].Replace('/', '.');

    [GeneratedRegex(@"^create or replace function (?<name>[\w.]+)\(", RegexOptions.Multiline, 5000)]
    private static partial Regex Function();

    [GeneratedRegex(
        @"^create or replace trigger (?<name>\w+)\n[^;]*\bexecute function (?<calls>[\w.]+)\(['a-z_, ]*\);$",
        RegexOptions.Multiline,
        5000
    )]
    private static partial Regex Trigger();

    [GeneratedRegex(
        @"^create (or replace )?(function|trigger) ",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Made();

    [GeneratedRegex("^create ", RegexOptions.Multiline, 5000)]
    private static partial Regex Created();

    [GeneratedRegex(@"^as \$\$\n.*?^\$\$;$|--[^\n]*", RegexOptions.Multiline | RegexOptions.Singleline, 5000)]
    private static partial Regex BodyOrComment();

    [GeneratedRegex(@"^as \$\$\n.*?^\$\$;$", RegexOptions.Multiline | RegexOptions.Singleline, 5000)]
    private static partial Regex Body();
}
