using Platform.Tests.Features.Chat;

namespace Platform.Tests.Contract.Authorization;

/// <inheritdoc cref="Matrix"/>
public sealed class ChatMatrixTests(ChatMatrixTests.Apps api) : IClassFixture<ChatMatrixTests.Apps>
{
    private const string Mark = "heliotrope";

    /// <summary>Of the first app's export and import.</summary>
    private const string Number = "6f1c7a52-1d53-4f0e-9d5e-0a9d3f1b2c3d";

    /// <summary>An app with the rows of the examples, one in which everything is called the same, and one without any.</summary>
    public sealed class Apps : Api
    {
        public const string Own = "0wn00wn00wn00wn00wn00wn00wn00wn0";
        public const string Twin = "7w1n7w1n7w1n7w1n7w1n7w1n7w1n7w1n";
        public const string Empty = "3mp73mp73mp73mp73mp73mp73mp73mp7";

        protected override void Configure(IDictionary<string, string?> settings) => Matrix.Still(settings);

        protected override async Task Arrange(TestDatabase database)
        {
            await database.AddApp("own", Own);
            await database.AddApp("twin", Twin);
            await database.AddApp("empty", Empty);
            await database.AddExamples("own");
            await database.AddExamples("twin");
            await database.Execute(
                $"""
                update chat.room set name = '{Mark}', last_comment_message = '{Mark}' where app_id = 1;
                update chat.comment set message = '{Mark}' where app_id = 1;
                update chat.app_user set username = '{Mark}', extras = '{Mark.Insert(0, "\"")}"' where app_id = 1;
                update chat.webhook_endpoint set secret = '{Mark}' where app_id = 1;
                insert into chat.export (app_id, unique_id, resource_name, original_filename, created_at, run_at)
                values (1, '{Number}', 'comments', '{Mark}', '2026-11-29Z', '2026-11-29Z');
                insert into chat.import (app_id, unique_id, resource_name, original_filename, size, created_at, run_at)
                values (1, '{Number}', 'comments', '{Mark}', 1, '2026-11-29Z', '2026-11-29Z');
                """
            );
        }
    }

    [Fact]
    public async Task Every_operation_by_every_caller()
    {
        MatrixCaller[] callers =
        [
            new("none", api.Anonymous, Mark) { IsNobody = true },
            new("wrong", As(new string('a', 32)), Mark) { IsNobody = true },
            new("empty", As(Apps.Empty), Mark) { Tenant = "3" },
            new("twin", As(Apps.Twin), Mark) { Tenant = "2" },
            new("own", As(Apps.Own)) { Tenant = "1" },
        ];

        await Verify(await Matrix.Of(api, "Chat", callers, PathOf));
    }

    [Fact]
    public async Task Writes_at_the_same_time() => await Together.Of(api, "Chat", As(Apps.Own), share: 3, PathOf);

    private static string PathOf(Operation operation) =>
        operation.ExamplePath.Replace("ports/1", $"ports/{Number}", StringComparison.Ordinal);

    private HttpClient As(string secret) => api.WithHeaders(("QISCUS_SDK_SECRET", secret));
}
