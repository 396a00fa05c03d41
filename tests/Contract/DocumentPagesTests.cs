using System.Text.RegularExpressions;
using Npgsql;

namespace Platform.Tests.Contract;

/// <summary>What README and docs/ show happens as they say: each page on the demo data of a first start of its own.</summary>
public sealed partial class DocumentPagesTests
{
    public static TheoryData<string> Pages =>
        [.. DocumentPage.All.Where(page => page.Blocks.Any(block => block.IsRun)).Select(page => page.Path)];

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_does_what_it_says(string path)
    {
        var page = DocumentPage.Of(path);
        foreach (var program in page.Programs)
        {
            Tools.Need(Tools.Find(program) is not null, $"{program} is needed: apt-get install {program}");
        }

        await using var database = await TestDatabase.Create();
        var folder = Directory.CreateTempSubdirectory("platform-page-").FullName;
        try
        {
            var environment = Executable.OnDatabase(database);
            environment["ASPNETCORE_ENVIRONMENT"] = "Development";
            environment["Storage__Folder"] = Path.Combine(folder, ".data/files");
            environment["Mail__Folder"] = Path.Combine(folder, ".data/mail");
            // What psql takes, and the tree whose files it is given.
            var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            environment["PGHOST"] = server.Host!;
            environment["PGUSER"] = server.Username!;
            environment["PGDATABASE"] = server.Database!;
            Directory.CreateSymbolicLink(Path.Combine(folder, "src"), Path.Combine(Repository.Root, "src"));
            using var service = await Executable.Serve(environment);

            var complaints = await page.Run(folder, environment, service.Address!);

            complaints.ShouldBeEmpty(string.Join("\n\n", complaints));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A new exception is seen here, with its reason.</summary>
    [Fact]
    public Task What_is_not_run_says_why() =>
        Verify(
            string.Join(
                '\n',
                from page in DocumentPage.All
                from block in page.Blocks
                where !block.IsRun
                select $"{page.Path}: {block.Text[1]}: {block.Reason}"
            )
        );

    /// <summary>Behind its command it would be a remark, which nobody checks.</summary>
    [Fact]
    public void An_answer_has_a_line_of_its_own() =>
        DocumentPage
            .All.SelectMany(page =>
                page.Blocks.Where(block => block.IsRun)
                    .SelectMany(block => block.Text)
                    .Where(line => AnswerBehind().IsMatch(line))
                    .Select(line => $"{page.Path}: {line}")
            )
            .ShouldBeEmpty();

    [GeneratedRegex("""^[^#].* # *(?:[\[{"…]|[0-9]{3} )""", RegexOptions.None, 1000)]
    private static partial Regex AnswerBehind();
}
