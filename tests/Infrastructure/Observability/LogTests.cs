using System.Text.Json.Nodes;

namespace Platform.Tests.Infrastructure.Observability;

/// <summary>What a node writes for programs to read: one shape of line, whoever writes it.</summary>
public sealed class LogTests(Clone clone) : IClassFixture<Clone>
{
    private static readonly string[] Shape = ["time", "level", "message", "fields"];

    [Fact]
    public async Task Every_line_has_one_shape_and_a_request_is_found_by_the_id_of_its_answer()
    {
        // A path that needs the schema that is missing: a request line and an error.
        await clone.Database.Execute("alter table sync.organization rename to elsewhere");
        using var service = await Executable.Serve(
            new Dictionary<string, string>(Executable.OnDatabase(clone.Database))
            {
                ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information",
            }
        );
        var account = await clone.Database.AddAccount("reader");
        using var client = new HttpClient { BaseAddress = service.Address };
        client.DefaultRequestHeaders.Authorization = new("Token", account.Token);
        using var traced = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        traced.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        using var failed = await client.GetAsync("/organizations/");
        using var live = await client.SendAsync(traced);
        (await service.Terminate()).ShouldBe(0);

        ((int)failed.StatusCode).ShouldBe(500);
        var id = failed.Headers.GetValues("X-Request-Id").Single();
        live.Headers.GetValues("X-Request-Id").Single().ShouldBe("0af7651916cd43dd8448eb211c80319c");
        var lines = service
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .ToList();
        foreach (var line in lines)
        {
            line.Select(part => part.Key).ShouldBe(Shape, line.ToJsonString());
            DateTimeOffset.Parse((string)line["time"]!).Offset.ShouldBe(TimeSpan.Zero);
            ((string?)line["level"]).ShouldBeOneOf("information", "warning", "error");
        }

        var ofRequest = lines.Where(line => (string?)line["fields"]!["trace"] == id).ToList();
        ofRequest.Select(line => (string?)line["level"]).ShouldBe(["error", "information"], ignoreOrder: true);
        var told = ofRequest.Single(line => (string?)line["level"] == "information");
        ((string?)told["message"]).ShouldBe("GET /organizations/ 500");
        told["fields"]!
            .AsObject()
            .Select(field => field.Key)
            .ShouldBe(["method", "route", "status", "ms", "caller", "trace"]);
        var error = ofRequest.Single(line => (string?)line["level"] == "error");
        ((string?)error["fields"]!["exception"]).ShouldNotBeNull().ShouldContain("42P01");
        lines.ShouldContain(line => ((string)line["message"]!).StartsWith("Now listening on"));
        lines.ShouldNotContain(
            line => $"{line["fields"]!["category"]}".StartsWith("Microsoft.AspNetCore.Routing"),
            "two lines more for a request cost half the throughput"
        );
    }
}
