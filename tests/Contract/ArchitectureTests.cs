using System.Reflection;
using System.Text.RegularExpressions;
using Carter;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Contract;

/// <summary>The lines between areas, slices and infrastructure, read from the compiled house and from its sources.</summary>
public sealed partial class ArchitectureTests(Clone clone) : IClassFixture<Clone>
{
    private const string Features = "Platform.Features.";

    private static readonly string[] MembersInOrder =
    [
        @"^    public void AddRoutes\(",
        @"^    public sealed record Request\b",
        @"^    public sealed record Response\b",
        @"^    private static .*\bHandle\(",
    ];

    private static readonly Type[] Slices =
    [
        .. House.Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(ICarterModule)) && !type.IsInterface),
    ];

    /// <summary>Slices with and without a route: jobs, demo data, commands.</summary>
    private static readonly Type[] SlicesOfAnyKind =
    [
        .. Slices,
        .. House
            .Assembly.GetTypes()
            .Where(type =>
                type is { IsClass: true, IsAbstract: false }
                && (
                    type.IsAssignableTo(typeof(IJob))
                    || type.IsAssignableTo(typeof(ICommandSlice))
                    || type.IsSubclassOf(typeof(Seeder))
                )
            ),
    ];

    public static TheoryData<string> SliceFiles => [.. FilesOf(Slices)];

    public static TheoryData<string> SliceNames => [.. SlicesOfAnyKind.Select(slice => slice.FullName!)];

    /// <summary>Else the tests below would find nothing wrong in anything.</summary>
    [Fact]
    public void References_inside_methods_are_seen()
    {
        Reference.All.ShouldContain(new Reference("Program", "Platform.Features.Sync.SyncArea", MakesIt: false));
        Reference.All.ShouldContain(
            new Reference("Platform.Infrastructure.Data.Statement", typeof(Fragment).FullName!, MakesIt: false)
        );
        FoldersOfSlices().Count.ShouldBeGreaterThanOrEqualTo(SlicesOfAnyKind.Length);
        FoldersOfSlices().Keys.ShouldContain($"{Features}Monitoring.DatapointShape", "it lies beside another type");
    }

    /// <summary>Identity is what the areas have in common; it knows none of them.</summary>
    [Fact]
    public void The_service_finds_every_slice() =>
        Program
            .Parts.SelectMany(Platform.Infrastructure.Http.Slices.Of)
            .Select(slice => slice.FullName)
            .ShouldBe(Slices.Select(slice => slice.FullName), ignoreOrder: true);

    [Fact]
    public void An_area_refers_to_no_other_area() =>
        Reference
            .All.Where(reference =>
                AreaOf(reference.From) is { } from && AreaOf(reference.To) is { } to && from != to && to != "Identity"
            )
            .ShouldBeEmpty();

    [Fact]
    public void Infrastructure_refers_to_no_area() =>
        Reference
            .All.Where(reference =>
                reference.From.StartsWith("Platform.Infrastructure.", StringComparison.Ordinal)
                && AreaOf(reference.To) is not null
            )
            .ShouldBeEmpty();

    /// <summary>Http knows nothing of who calls, Security nothing of who looks on.</summary>
    [Fact]
    public void Http_security_and_observability_stand_one_upon_the_other()
    {
        string[] order = ["Http", "Security", "Observability"];

        Reference
            .All.Where(reference =>
                Array.IndexOf(order, PartOf(reference.From)) is >= 0 and var from
                && Array.IndexOf(order, PartOf(reference.To)) is var to
                && to > from
            )
            .ShouldBeEmpty();

        static string PartOf(string type) =>
            type.StartsWith("Platform.Infrastructure.", StringComparison.Ordinal)
            && type.Split('.') is [_, _, var part, _]
                ? part
                : "";
    }

    /// <summary>
    /// What lies in a slice's folder belongs to it alone; what several need lies at the area's root. The area itself
    /// names its jobs, its demo data and its commands.
    /// </summary>
    [Fact]
    public void A_slice_refers_to_no_other_slice()
    {
        var folders = FoldersOfSlices();
        var named = SlicesOfAnyKind.Except(Slices).Select(slice => slice.FullName!).ToHashSet(StringComparer.Ordinal);

        Reference
            .All.Where(reference =>
                folders.TryGetValue(reference.To, out var to) && folders.GetValueOrDefault(reference.From) != to
            )
            .Where(reference => !named.Contains(reference.To) || !NamesSlices().IsMatch(reference.From))
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(SliceNames))]
    public void A_slice_of_any_kind_lies_in_a_folder_of_its_name(string name)
    {
        FoldersOfSlices().ShouldContainKey(name);
        Path.GetFileName(FoldersOfSlices()[name]).ShouldBe(name.Split('.')[^1]);
    }

    [Fact]
    public void Only_a_field_catalogue_makes_fragments() =>
        Reference
            .All.Where(reference =>
                reference.To == typeof(Fragment).FullName
                && reference.MakesIt
                && !reference.From.EndsWith("Catalogue", StringComparison.Ordinal)
                && reference.From != typeof(Fragment).FullName
            )
            .ShouldBeEmpty();

    [Fact]
    public void A_slice_keeps_no_state_and_takes_nothing_at_its_making()
    {
        foreach (var slice in Slices)
        {
            const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
            slice.IsSealed.ShouldBeTrue($"{slice.Name} is sealed");
            slice.GetFields(Any | BindingFlags.Instance).ShouldBeEmpty($"{slice.Name} has instance fields");
            slice
                .GetFields(Any | BindingFlags.Static)
                .Where(field => !field.IsInitOnly && !field.IsLiteral)
                .ShouldBeEmpty($"{slice.Name} has static state");
            slice.GetConstructors().ShouldHaveSingleItem().GetParameters().ShouldBeEmpty(slice.Name);
        }
    }

    /// <summary>What a handler needs are its parameters; an area's own file is no handler.</summary>
    [Fact]
    public void A_handler_asks_for_what_it_needs_by_parameter() =>
        Repository
            .Files("src/Features", "*.cs")
            .Where(file => !file.EndsWith("Area.cs", StringComparison.Ordinal))
            .Where(file => Repository.Read(file).Contains("RequestServices", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(SliceFiles))]
    public void A_slice_is_declared_in_one_order(string file)
    {
        var text = Repository.Read(file);
        var name = Path.GetFileNameWithoutExtension(file);

        Path.GetFileName(Path.GetDirectoryName(file)).ShouldBe(name, "folder, file and class have one name");
        Regex.Count(text, @": ICarterModule\b", RegexOptions.None, Patience).ShouldBe(1);
        var places = MembersInOrder
            .Select(member => Regex.Match(text, member, RegexOptions.Multiline, Patience))
            .Where(member => member.Success)
            .Select(member => member.Index)
            .ToList();
        text.ShouldContain("public void AddRoutes(");
        places.ShouldBeInOrder();
    }

    [Fact]
    public void There_is_no_sql_in_the_code_of_features() => FilesWithSql("src/Features").ShouldBeEmpty();

    /// <summary>
    /// The plumbing: the version table and the turn of migrations, the digests of functions, LISTEN, the plans that the
    /// command shows, whether other nodes work on the database.
    /// </summary>
    [Fact]
    public void There_is_no_sql_in_infrastructure_but_its_plumbing() =>
        FilesWithSql("src/Infrastructure")
            .Except([
                "src/Infrastructure/Database/Migrator.cs",
                "src/Infrastructure/Database/FunctionFiles.cs",
                "src/Infrastructure/Database/Notifications.cs",
                "src/Infrastructure/Database/StatementPlan.cs",
                "src/Infrastructure/Database/DatabaseServer.cs",
                "src/Infrastructure/Database/PostgresClient.cs",
                "src/Infrastructure/Database/TraceContext.cs",
            ])
            .ShouldBeEmpty();

    [Fact]
    public async Task Infrastructure_names_no_table_and_no_route_of_an_area()
    {
        var tables = await clone.Database.Rows(
            """
            select table_schema || '.' || table_name
            from information_schema.tables
            where table_schema not in ('pg_catalog', 'information_schema', 'ops')
            """
        );
        var prefixes = House.Areas.SelectMany(area => area.Prefixes).Select(prefix => $"\"{prefix}");
        var names = tables.Concat(prefixes).ToList();

        names.Count.ShouldBeGreaterThan(10);
        Repository
            .Files("src/Infrastructure", "*.cs")
            .Select(file => (Name: file, Code: WithoutComments(Repository.Read(file))))
            .SelectMany(file =>
                names
                    .Where(name => file.Code.Contains(name, StringComparison.Ordinal))
                    .Select(name => $"{file.Name}: {name}")
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_file_names_a_place_on_somebodys_machine() =>
        Repository
            .Files("", "*")
            .Where(file => Path.GetExtension(file) is not (".png" or ".ico" or ".woff2"))
            .Where(file => MachinePath().IsMatch(Repository.Read(file)))
            .ShouldBeEmpty();

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static string? AreaOf(string type) =>
        type.StartsWith(Features, StringComparison.Ordinal) ? type[Features.Length..].Split('.', '+')[0] : null;

    private static IEnumerable<string> FilesOf(Type[] slices) =>
        Repository
            .Files("src/Features", "*.cs")
            .Where(file =>
                slices.Any(slice =>
                    slice.Name == Path.GetFileNameWithoutExtension(file)
                    && AreaOf(slice.FullName!) == file.Split('/')[2]
                )
            );

    /// <summary>From every type that is declared in a slice's folder, in whichever file, to that folder.</summary>
    private static Dictionary<string, string> FoldersOfSlices()
    {
        var folders = FilesOf(SlicesOfAnyKind).Select(Path.GetDirectoryName).ToHashSet(StringComparer.Ordinal);

        return Repository
            .Files("src/Features", "*.cs")
            .Where(file => folders.Contains(Path.GetDirectoryName(file)))
            .SelectMany(file =>
                Declaration()
                    .Matches(Repository.Read(file))
                    .Select(declared => $"{Features}{file.Split('/')[2]}.{declared.Groups["name"].Value}")
                    .Select(type => (type, Path.GetDirectoryName(file)!))
            )
            .Distinct()
            .ToDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> FilesWithSql(string folder) =>
        Repository.Files(folder, "*.cs").Where(file => Sql().IsMatch(WithoutComments(Repository.Read(file))));

    private static string WithoutComments(string code) => Comment().Replace(code, "");

    [GeneratedRegex(
        @"\b(select\s[^;{}]{1,400}?\sfrom\s|insert\s+into\s|update\s+[\w.]+\s+set\s|delete\s+from\s|""(listen|notify|prepare|explain|select|set)\s)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Sql();

    /// <summary>A type on its own, not one inside another.</summary>
    [GeneratedRegex(
        @"^(?! |namespace|using|///)[a-z ]*\b(class|struct|record|interface|enum|delegate [\w<>?]+) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Declaration();

    [GeneratedRegex(@"(Area|Part|Commands)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NamesSlices();

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{}]\s*)//.*$", RegexOptions.Multiline, 5000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w.~-])/(work|home/\w+|tmp/wt|Users/\w+)/", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex MachinePath();
}
