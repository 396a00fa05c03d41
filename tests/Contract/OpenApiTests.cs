using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Http.OpenApi;
using Platform.Infrastructure.Security;

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

        // The service that was asked stands in it: in the committed one the address of the README.
        var address = api.Address.ToString().TrimEnd('/');
        Repository.ShouldHold(
            $"docs/openapi/{area.ToLowerInvariant()}.json",
            generated.ReplaceLineEndings("\n").Replace(address, "http://localhost:5080").TrimEnd('\n') + "\n"
        );
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Every_route_of_the_area_is_described(string area)
    {
        var described = (await Operation.Of(api, area)).Select(operation => operation.Route).Order();
        var routes =
            from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where
                endpoint.Metadata.GetMetadata<Area>()?.Name == area
                && endpoint.Metadata.GetMetadata<ServesNothing>() is null
            from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
            select $"{method} {Operation.PathOf(endpoint)}";

        described.ShouldBe(routes.Order());
    }

    /// <summary>A reader finds an operation under its resource; what only old clients use stands last.</summary>
    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Operations_stand_together_by_resource(string area)
    {
        var operations = await Operation.Of(api, area);
        var document = JsonNode.Parse(await api.Anonymous.GetStringAsync($"/openapi/{area.ToLowerInvariant()}.json"))!;
        var tags = (document["tags"]?.AsArray() ?? [])
            .Select(tag => (Name: (string)tag!["name"]!, Sentence: (string?)tag["description"]))
            .ToList();

        foreach (var operation in operations)
        {
            var tag = ((string?)operation.Json["tags"]!.AsArray().ShouldHaveSingleItem()).ShouldNotBeNull();
            var isRetired = (bool?)operation.Json["deprecated"] ?? false;
            tags.ShouldContain(
                known => known.Name == tag,
                $"{operation.Route}: {area}Area.Topics has no chapter for it"
            );
            (tag == Topic.Retired.Name).ShouldBe(isRetired, operation.Route);
        }

        tags.ShouldAllBe(tag => tag.Sentence != null && tag.Sentence.EndsWith('.'));
        tags.FindIndex(tag => tag.Name == Topic.Retired.Name).ShouldBeOneOf(-1, tags.Count - 1);
        ((string?)document["servers"]!.AsArray().ShouldHaveSingleItem()!["url"]).ShouldBe(
            api.Address.ToString().TrimEnd('/')
        );
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
            statuses.ShouldContain(status => status.StartsWith('2') || status == "101", operation.Route);
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

    /// <summary>Of the request and of each success.</summary>
    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Every_body_has_an_example(string area)
    {
        foreach (var operation in await Operation.Of(api, area))
        {
            var answers = operation.Answers.Where(answer => answer.Status.StartsWith('2'));
            var bodies = answers
                .Select(answer => answer.Answer["content"])
                .Append(operation.Json["requestBody"]?["content"]);
            foreach (var media in bodies.Select(content => content?["application/json"]).OfType<JsonNode>())
            {
                media["example"].ShouldNotBeNull(operation.Route);
            }
        }
    }

    /// <summary>An example that its own schema refuses would be copied by consumers nevertheless.</summary>
    [Theory]
    [MemberData(nameof(Areas))]
    public async Task Every_example_fits_its_schema(string area)
    {
        var complaints =
            from operation in await Operation.Of(api, area)
            from body in operation
                .Answers.Select(answer => (answer.Status, Content: answer.Answer["content"]))
                .Append((Status: "request", Content: operation.Json["requestBody"]?["content"]))
            from media in body.Content?.AsObject().Select(media => media.Value!) ?? []
            where media["example"] is not null
            from complaint in operation.Document.Complaints(
                media["schema"]!,
                JsonSerializer.SerializeToElement(media["example"])
            )
            select $"{operation.Route} {body.Status} {complaint}";

        complaints.ShouldBeEmpty();
    }
}
