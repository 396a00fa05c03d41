using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Infrastructure.Http;
using Platform.Infrastructure.Security;

namespace Platform.Tests.Contract;

/// <summary>Routes that are served for the clients of old alone say so, in every answer and in the document.</summary>
public sealed partial class RetirementTests(Api api) : IClassFixture<Api>
{
    public static TheoryData<string> Areas => [.. House.Areas.Select(area => area.Name)];

    /// <summary>By a refusal too: whoever is turned away by a retired route should know.</summary>
    [Theory]
    [MemberData(nameof(Areas))]
    public async Task A_retired_operation_says_so_of_itself_and_no_other_does(string area)
    {
        var operations = await Operation.Of(api, area);
        foreach (var operation in operations.Where(one => one.Path is not "/ws/{webinar_id}/"))
        {
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.ExamplePath);
            using var answer = await api.Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

            if ((bool?)operation.Json["deprecated"] is true)
            {
                ShouldSayIt(answer, operation, operations);
            }
            else
            {
                answer.Headers.Contains("Deprecation").ShouldBeFalse(operation.Route);
                answer.Headers.Contains("Sunset").ShouldBeFalse(operation.Route);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Areas))]
    public async Task What_is_retired_is_deprecated_in_the_document(string area)
    {
        var retired =
            from endpoint in api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where
                endpoint.Metadata.GetMetadata<Area>()?.Name == area
                && endpoint.Metadata.GetMetadata<Retirement>() is not null
                && endpoint.Metadata.GetMetadata<ServesNothing>() is null
            select endpoint.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
        var deprecated = (await Operation.Of(api, area))
            .Where(operation => (bool?)operation.Json["deprecated"] is true)
            .ToList();

        deprecated.Select(operation => operation.Id).Order().ShouldBe(retired.Order());
        foreach (var operation in deprecated)
        {
            var success = operation.Answers.First(answer => answer.Status.StartsWith('2')).Answer;
            success["headers"]!["Deprecation"]!["required"]!.GetValue<bool>().ShouldBeTrue(operation.Route);
            success["headers"]!["Link"].ShouldNotBeNull(operation.Route);
        }
    }

    [Fact]
    public async Task A_success_says_it_with_what_stands_in_the_path()
    {
        using var list = await api.Client.GetAsync("/data-presentation/number-of-therapists/");
        using var push = await api.Client.PostAsync("/organizations/7/number-of-therapists/", Exchanges.Body("[]"));

        list.IsSuccessStatusCode.ShouldBeTrue();
        list.Headers.GetValues("Deprecation").ShouldBe(["@1671667200"]); // 22 December 2022
        list.Headers.GetValues("Sunset").ShouldBe(["Sat, 01 Jan 2028 00:00:00 GMT"]);
        list.Headers.GetValues("Link")
            .ShouldBe([
                "</scalar/sync>; rel=\"deprecation\"; type=\"text/html\"",
                "</total-therapists/>; rel=\"successor-version\"",
            ]);
        push.Headers.GetValues("Link")
            .Last()
            .ShouldBe("</organizations/7/total-therapists/>; rel=\"successor-version\"");
    }

    /// <summary>It tells of the headers, and the page that they lead to is there.</summary>
    [Fact]
    public async Task The_page_about_it_is_there()
    {
        (await api.Anonymous.Get("/scalar/sync")).Status.ShouldBe(200);
        (await api.Anonymous.Get("/scalar/learning")).Status.ShouldBe(200);
    }

    private static void ShouldSayIt(HttpResponseMessage answer, Operation operation, IReadOnlyList<Operation> all)
    {
        var since = answer.Headers.GetValues("Deprecation").ShouldHaveSingleItem();
        since.ShouldStartWith("@", customMessage: operation.Route);
        var retired = DateTimeOffset.FromUnixTimeSeconds(long.Parse(since[1..], CultureInfo.InvariantCulture));
        if (answer.Headers.TryGetValues("Sunset", out var ends))
        {
            var end = DateTimeOffset.ParseExact(ends.ShouldHaveSingleItem(), "R", CultureInfo.InvariantCulture);
            end.ShouldBeGreaterThan(retired, operation.Route);
            Links(answer).ShouldContainKey("successor-version", $"{operation.Route} goes, and nothing takes its place");
        }

        Links(answer).ShouldContainKey("deprecation", operation.Route);
        if (Links(answer).TryGetValue("successor-version", out var successor))
        {
            all.ShouldContain(
                one =>
                    one.Method == operation.Method
                    && one.ExamplePath.Split('?', StringSplitOptions.None)[0] == successor
                    && one.Json["deprecated"] == null,
                $"{operation.Route} leads to {successor}"
            );
        }
    }

    private static Dictionary<string, string> Links(HttpResponseMessage answer) =>
        answer
            .Headers.GetValues("Link")
            .Select(link => Link().Match(link))
            .ToDictionary(link => link.Groups["rel"].Value, link => link.Groups["to"].Value, StringComparer.Ordinal);

    [GeneratedRegex("^<(?<to>[^>]*)>.*; rel=\"(?<rel>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
