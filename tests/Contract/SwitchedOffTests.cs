using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Jobs;
using Platform.Infrastructure.Security;

namespace Platform.Tests.Contract;

/// <summary>
/// An area that is switched off is not there: no routes, no jobs, no demo rows, no commands, nothing in the start table;
/// and its settings may stay where they are. Each area in turn, as the process that a person starts.
/// </summary>
public sealed class SwitchedOffTests
{
    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task A_service_without_it_starts_and_shows_nothing_of_it(string name)
    {
        var area = House.Areas.Single(area => area.Name == name);
        await using var database = await TestDatabase.Create();
        var untouched = await Rows(database, area);
        using var service = await Executable.Serve(Development(database, (name, false)));
        using var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new("Token", DemoHouse.Token);

        foreach (var prefix in area.Prefixes)
        {
            using var answer = await client.GetAsync(prefix + "/");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, prefix);
        }

        var document = $"/openapi/{name.ToLowerInvariant()}.json";
        (await client.GetAsync(document)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync("/")).ShouldNotContain(document);
        (await Rows(database, area)).ShouldBe(untouched);
        var shown = service.Output;
        foreach (var line in await LinesOf(area))
        {
            shown.ShouldNotContain(line.Label);
            shown.ShouldNotContain(line.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Its_commands_are_unknown(string name)
    {
        var area = House.Areas.Single(area => area.Name == name);
        await using var database = await TestDatabase.Create();

        foreach (var command in area.Commands.Select(command => command.Name))
        {
            var on = await Executable.Run(Development(database, (name, true)), "", "--help");
            var off = await Executable.Run(Development(database, (name, false)), "", "--help");
            var tried = await Executable.Run(Development(database, (name, false)), "", command);

            on.Output.ShouldContain($"\n  {command} ");
            off.Output.ShouldNotContain($"\n  {command} ");
            tried.ExitCode.ShouldBe(2);
            tried.Errors.ShouldContain($"Unrecognized command or argument '{command}'.");
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task It_adds_no_route_no_scheme_and_no_job(string name)
    {
        var area = House.Areas.Single(area => area.Name == name);
        await using var database = await TestDatabase.Create();
        await using var with = Compose(database, (name, true));
        await using var without = Compose(database, (name, false));

        Of(with).ShouldNotBeEmpty();
        Of(without).ShouldBeEmpty();
        Routes(without).ShouldNotBeEmpty();

        IEnumerable<string> Of(WebApplication service) =>
            Routes(service)
                .Where(route => route.Metadata.GetMetadata<Area>() == area)
                .Select(route => route.DisplayName!)
                .Concat(
                    service
                        .Services.GetServices<IJob>()
                        .Select(job => job.GetType())
                        .Concat(Schemes(service))
                        .Where(IsOf)
                        .Select(type => type.Name)
                );

        bool IsOf(Type type) => type.Namespace == area.GetType().Namespace;

        static IEnumerable<Type> Schemes(WebApplication service) =>
            service.Services.GetServices<CredentialScheme>().Select(scheme => scheme.GetType());

        static IEnumerable<Endpoint> Routes(WebApplication service) =>
            ((IEndpointRouteBuilder)service).DataSources.SelectMany(source => source.Endpoints);
    }

    /// <summary>Demo data is loaded in an empty house only: there is some, of every area that is on.</summary>
    [Fact]
    public async Task What_is_on_has_demo_rows_and_lines()
    {
        await using var database = await TestDatabase.Create();
        var before = await Task.WhenAll(House.Areas.Select(area => Rows(database, area)));
        using var service = await Executable.Serve(Development(database));

        foreach (var (area, untouched) in House.Areas.Zip(before).Where(pair => pair.First.Seeder is not null))
        {
            (await Rows(database, area)).ShouldNotBe(untouched, area.Name);
            foreach (var line in await LinesOf(area))
            {
                service.Output.ShouldContain(line.Label, customMessage: area.Name);
            }
        }
    }

    private static Dictionary<string, string> Development(
        TestDatabase database,
        params (string Area, bool IsOn)[] areas
    )
    {
        var environment = Executable.OnDatabase(database);
        environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        environment["Demo__Token"] = DemoHouse.Token;
        environment["Storage__Folder"] = Path.Combine(Path.GetTempPath(), $"platform-files-{Guid.NewGuid():N}");
        foreach (var (area, isOn) in areas)
        {
            environment[$"Areas__{area}"] = isOn ? "true" : "false";
        }

        return environment;
    }

    private static WebApplication Compose(TestDatabase database, (string Area, bool IsOn) area)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                ApplicationName = "Platform",
                EnvironmentName = "Production",
                ContentRootPath = AppContext.BaseDirectory,
                Args = ["--hostBuilder:reloadConfigOnChange=false", $"--Areas:{area.Area}={area.IsOn}"],
            }
        );

        return global::Program.Compose(builder, () => database.ConnectionString);
    }

    /// <summary>How many rows each table of the area has.</summary>
    private static async Task<IReadOnlyList<string>> Rows(TestDatabase database, Area area)
    {
        var schema = area.Name.ToLowerInvariant();
        var tables = await database.Rows(
            "select table_name from information_schema.tables where table_schema = :schema and table_type = 'BASE TABLE' order by 1",
            ("schema", schema)
        );
        tables.ShouldNotBeEmpty();

        return await database.Rows(
            string.Join(" union all ", tables.Select(table => $"select '{table}', count(*) from {schema}.{table}"))
                + " order by 1"
        );
    }

    /// <summary>What the start table shows of the area where it is on and its demo data is there.</summary>
    private static async Task<IReadOnlyList<Platform.Infrastructure.Cli.StartLine>> LinesOf(Area area)
    {
        if (area.Seeder is not { } seeder)
        {
            return [];
        }

        await using var house = await DemoHouse.Create();
        await house.Load([
            .. global::Program.Parts.Select(part => part.Seeder).OfType<Platform.Infrastructure.Cli.Seeder>(),
        ]);

        return await seeder.OnStart(house.Database, DemoHouse.Development, default);
    }
}
