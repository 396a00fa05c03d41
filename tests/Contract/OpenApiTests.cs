using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Http;

namespace Platform.Tests.Contract;

/// <summary>The documents that consumers generate clients from.</summary>
public sealed class OpenApiTests(Api api) : IClassFixture<Api>
{
    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task The_committed_document_is_the_generated_one(string area)
    {
        var generated = await api.Anonymous.GetStringAsync($"/openapi/{area.ToLowerInvariant()}.json");

        Repository.ShouldHold(
            $"docs/openapi/{area.ToLowerInvariant()}.json",
            generated.ReplaceLineEndings("\n").TrimEnd('\n') + "\n"
        );
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Every_route_of_the_area_is_described(string area)
    {
        var described = (await Operation.Of(api, area)).Select(operation => operation.Route).Order();
        var routes =
            from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<Area>()?.Name == area
            from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
            select $"{method} {Operation.PathOf(endpoint)}";

        described.ShouldBe(routes.Order());
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Every_operation_says_what_it_does_and_what_it_answers(string area)
    {
        foreach (var operation in await Operation.Of(api, area))
        {
            var json = operation.Json;
            var statuses = json["responses"]!.AsObject().Select(answer => answer.Key).ToList();

            ((string?)json["summary"]).ShouldNotBeNullOrEmpty(operation.Route);
            ((string?)json["description"]).ShouldNotBeNullOrEmpty(operation.Route);
            ((string?)json["operationId"]).ShouldNotBeNull().ShouldStartWith(area + ".");
            statuses.ShouldContain(status => status.StartsWith('2'), operation.Route);
            statuses.ShouldContain("500", operation.Route);
            foreach (var parameter in json["parameters"]?.AsArray() ?? [])
            {
                ((string?)parameter!["description"]).ShouldNotBeNullOrEmpty($"{operation.Route} {parameter["name"]}");
            }

            if (json["requestBody"] is not null)
            {
                statuses.ShouldContain("400", operation.Route);
                statuses.ShouldContain("413", operation.Route);
                statuses.ShouldContain("415", operation.Route);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Every_operation_that_needs_credentials_says_which(string area)
    {
        var anonymous = api
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName)
            .ToHashSet();

        foreach (var operation in await Operation.Of(api, area))
        {
            var responses = operation.Json["responses"]!.AsObject();
            if (!anonymous.Contains((string?)operation.Json["operationId"]))
            {
                operation.Json["security"].ShouldNotBeNull(operation.Route);
                responses.ContainsKey("401").ShouldBeTrue(operation.Route);
                responses.ContainsKey("403").ShouldBeTrue(operation.Route);
            }
        }
    }

    /// <summary>An example that its own schema refuses would be copied by consumers nevertheless.</summary>
    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Every_body_has_an_example_that_fits_its_schema(string area)
    {
        foreach (var operation in await Operation.Of(api, area))
        {
            var bodies = operation.Json["responses"]!
                .AsObject()
                .Where(answer => answer.Key.StartsWith('2'))
                .Select(answer => answer.Value!["content"])
                .Append(operation.Json["requestBody"]?["content"]);
            foreach (var media in bodies.Select(content => content?["application/json"]).OfType<JsonNode>())
            {
                media["example"].ShouldNotBeNull(operation.Route);
                Fits(operation, media["schema"]!, media["example"]!);
            }
        }
    }

    private static void Fits(Operation operation, JsonNode schema, JsonNode example)
    {
        schema = operation.Resolve(schema);
        if (example is JsonArray items)
        {
            foreach (var item in items)
            {
                Fits(operation, schema["items"].ShouldNotBeNull(operation.Route), item!);
            }
        }
        else if (example is JsonObject fields && schema["properties"] is JsonObject properties)
        {
            var required = schema["required"]?.AsArray().Select(name => (string)name!) ?? [];
            required.Except(fields.Select(field => field.Key)).ShouldBeEmpty(operation.Route);
            fields
                .Select(field => field.Key)
                .Except(properties.Select(known => known.Key))
                .ShouldBeEmpty(operation.Route);
        }
    }
}
