using System.Text.RegularExpressions;
using Carter;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Contract;

/// <summary>Who knows where a slice lies finds its tests and what it answers under the same path.</summary>
public sealed partial class TestFolderTests(Api api) : IClassFixture<Api>
{
    private const string Features = "Platform.Features.";

    /// <summary>A slice has a route, or is a job, a command or what loads demo data.</summary>
    private static readonly Type[] Kinds = [typeof(ICarterModule), typeof(IJob), typeof(ICommandSlice), typeof(Seeder)];

    /// <summary>From a slice, <c>Sync.LogIn</c>, to its folder below <c>src</c> and <c>tests</c>.</summary>
    private static readonly Dictionary<string, string> Folders = House
        .Assembly.GetTypes()
        .Where(type => type.FullName!.StartsWith(Features, StringComparison.Ordinal))
        .Where(type => !type.IsAbstract && Kinds.Any(type.IsAssignableTo))
        .ToDictionary(type => type.FullName![Features.Length..], FolderOf, StringComparer.Ordinal);

    [Fact]
    public void A_slice_has_a_test_or_a_snapshot_in_the_folder_of_its_path() =>
        Folders
            .Values.Except(Repository.Files("tests/Features", "*").Where(IsTestOrSnapshot).Select(FolderOf))
            .ShouldBeEmpty();

    [Fact]
    public void A_test_folder_has_its_like_among_the_slices_and_what_they_share()
    {
        var sources = Repository.Files("src/Features", "*").SelectMany(FoldersOf).ToHashSet(StringComparer.Ordinal);

        Repository.Files("tests/Features", "*").Where(file => !sources.Contains(FolderOf(file))).ShouldBeEmpty();
    }

    /// <summary>By its requests: at least one is for the slice of the folder; outside of these folders none is for a slice.</summary>
    [Fact]
    public void An_exchange_lies_in_the_folder_of_a_slice_that_is_asked()
    {
        var folders = Folders.Values.ToHashSet(StringComparer.Ordinal);
        var routes = Routes().ToList();
        var snapshots = Repository.Files("tests/Features", "*.verified.http").ToList();

        snapshots
            .Where(file =>
            {
                var folder = FolderOf(file);
                var asked = Requests(Repository.Read(file)).SelectMany(request => Asked(request, routes)).ToList();

                return folders.Contains(folder) ? !asked.Contains(folder) : asked.Count > 0;
            })
            .ShouldBeEmpty();
        snapshots.ShouldNotBeEmpty();
    }

    private static bool IsTestOrSnapshot(string file) =>
        file.Contains(".verified.", StringComparison.Ordinal)
        || Path.GetExtension(file) == ".cs" && Snapshots.TestMethods(Path.GetFileNameWithoutExtension(file)).Any();

    private static string FolderOf(Type slice) =>
        FolderOf(Repository.Files($"src/Features/{slice.Namespace![Features.Length..]}", slice.Name + ".cs").Single());

    /// <summary>Below <c>src</c> or <c>tests</c>.</summary>
    private static string FolderOf(string file) => Path.GetDirectoryName(file)![(file.IndexOf('/') + 1)..];

    /// <summary>And those above it.</summary>
    private static IEnumerable<string> FoldersOf(string file)
    {
        for (var folder = FolderOf(file); folder.Length > 0; folder = Path.GetDirectoryName(folder)!)
        {
            yield return folder;
        }
    }

    private static IEnumerable<(string Method, string Path)> Requests(string exchanges) =>
        RequestLine().Matches(exchanges).Select(line => (line.Groups["method"].Value, line.Groups["path"].Value));

    /// <summary>The folders of the slices on a path, of the most literal route; where one takes the method, its own.</summary>
    private static IEnumerable<string> Asked((string Method, string Path) request, IEnumerable<Route> routes)
    {
        var segments = Segments(request.Path);
        var onPath = routes.Where(route => route.Fits(segments)).ToList();
        var best = onPath.Where(route => route.Precedence == onPath.Min(other => other.Precedence)).ToList();
        var taken = best.Where(route => route.Methods.Contains(request.Method)).ToList();

        return (taken.Count > 0 ? taken : best).Select(route => route.Folder).Distinct();
    }

    private IEnumerable<Route> Routes() =>
        from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName.Split('.')
        where name is { Length: > 1 } && Folders.ContainsKey($"{name[0]}.{name[1]}")
        select new Route(
            [.. endpoint.RoutePattern.PathSegments],
            endpoint.RoutePattern.InboundPrecedence,
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [],
            Folders[$"{name[0]}.{name[1]}"]
        );

    private static string[] Segments(string path) =>
        path.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Route(
        IReadOnlyList<RoutePatternPathSegment> Pattern,
        decimal Precedence,
        IReadOnlyList<string> Methods,
        string Folder
    )
    {
        public bool Fits(string[] segments) =>
            (segments.Length == Pattern.Count || (segments.Length > Pattern.Count && TakesTheRest))
            && Pattern
                .Zip(segments)
                .All(pair => Fits(pair.First, pair.Second) && !IsLeftToTheRest(pair.First, pair.Second));

        /// <summary>Digits before the rest are a route of their own; anything else is the rest of another.</summary>
        private bool IsLeftToTheRest(RoutePatternPathSegment pattern, string segment) =>
            TakesTheRest
            && pattern.Parts is [RoutePatternParameterPart { ParameterPolicies: [{ Content: "digits" }] }]
            && !segment.All(char.IsAsciiDigit);

        private bool TakesTheRest => Pattern[^1].Parts is [RoutePatternParameterPart { IsCatchAll: true }];

        /// <summary>A parameter takes any text here: a refusal of its form belongs to the slice too.</summary>
        private static bool Fits(RoutePatternPathSegment pattern, string segment) =>
            pattern.Parts is not [RoutePatternLiteralPart literal]
            || literal.Content.Equals(segment, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"(?:\A|\n###\n\n)(?<method>[A-Z]+) (?<path>\S+)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex RequestLine();
}
