using System.Globalization;
using Platform.Tests.Contract;

namespace Platform.Tests.Features.Sync;

/// <summary>
/// Each endpoint in each spelling: its example, and every kind of refusal, as a table of statuses. What the refusals
/// say is in the snapshots of the slices.
/// </summary>
public sealed class EveryEndpointTests(EveryEndpointTests.Strict api) : IClassFixture<EveryEndpointTests.Strict>
{
    private const string Header = "anonymous accept type parse shape id-0 id-unknown method person example no-slash";

    public sealed class Strict : Api
    {
        protected override void Configure(IDictionary<string, string?> settings)
        {
            settings["Sync:RequireServiceAccount"] = "true";
            settings["Sync:AllowRegistration"] = "true";
        }

        protected override Task Arrange(TestDatabase database) =>
            database.Execute("insert into sync.organization (id) values (1)");
    }

    [Fact]
    public async Task Answers_its_example_and_refuses_the_rest()
    {
        var rows = new List<string>();
        foreach (var operation in await Operation.Of(api, "Sync"))
        {
            // Of its own: some end the token.
            var staff = api.As(await api.Database.AddAccount($"staff-{rows.Count}", isStaff: true));
            var person = api.As(await api.Database.AddAccount($"person-{rows.Count}"));
            var statuses = await Statuses(operation, staff, person);
            var cells = Header.Split(' ').Zip(statuses, (name, status) => Text(status).PadRight(name.Length));

            rows.Add($"{string.Join(' ', cells)}  {operation.Route}");
            var documented = operation.Json["responses"]!.AsObject().Select(response => response.Key).Append("405");
            statuses.OfType<int>().Select(status => Text(status)).Except(documented).ShouldBeEmpty(operation.Route);
        }

        await Verify($"{Header}\n{string.Join('\n', rows)}");
    }

    private async Task<int?[]> Statuses(Operation operation, HttpClient staff, HttpClient person)
    {
        var path = Path(operation, "1", "x");
        var example = operation.ExampleBody;

        return
        [
            await Status(api.Anonymous, operation.Method, path, example),
            await Status(staff, operation.Method, path, example, accept: "text/html"),
            example is null ? null : await Status(staff, operation.Method, path, example, "text/plain"),
            example is null ? null : await Status(staff, operation.Method, path, "{"),
            example is null ? null : await Status(staff, operation.Method, path, example[0] == '[' ? "{}" : "[]"),
            await ForId("0", ""),
            await ForId("77", new string('x', 33)),
            await Status(staff, "DELETE", path, null),
            await Status(person, operation.Method, path, example),
            await Status(staff, operation.Method, path, example),
            await Status(staff, operation.Method, path.TrimEnd('/'), example),
        ];

        async Task<int?> ForId(string organization, string therapist) =>
            Path(operation, organization, therapist) is var other
            && other != path
            && !other.Contains("//", StringComparison.Ordinal)
                ? await Status(staff, operation.Method, other, example)
                : null;
    }

    private static string Path(Operation operation, string organization, string therapist) =>
        operation
            .Path.Replace("{organizationId}", organization, StringComparison.Ordinal)
            .Replace("{therapistId}", therapist, StringComparison.Ordinal);

    private static async Task<int?> Status(
        HttpClient client,
        string method,
        string path,
        string? body,
        string mediaType = "application/json",
        string accept = "*/*"
    ) =>
        (
            await client.Send(
                new HttpMethod(method),
                path,
                body is null ? null : Exchanges.Body(body, mediaType),
                ("Accept", accept)
            )
        ).Status;

    private static string Text(int? status) => status?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
