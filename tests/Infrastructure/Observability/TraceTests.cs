using Platform.Tests.Features.Casework;
using Platform.Tests.Features.Chat;

namespace Platform.Tests.Infrastructure.Observability;

/// <summary>A trace goes from a request over its statements to the work behind it; and it names no person.</summary>
public sealed class TraceTests(TraceTests.Traced api) : IClassFixture<TraceTests.Traced>
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Header = $"00-{Trace}-b7ad6b7169203331-01";
    private const string Name = "heliotrope";

    public sealed class Traced : Api
    {
        public Collector Collector { get; } = new();

        protected override void Configure(IDictionary<string, string?> settings) => Collector.Receive(settings);

        protected override async Task Arrange(TestDatabase database)
        {
            await Collector.Start();
            await database.AddConversations();
            await database.AddOrganisations();
            await database.AddCases();
            await database.Execute(
                """
                insert into chat.webhook_endpoint (app_id, url, secret) values (1, 'http://127.0.0.1:9/', 'whsec_dHdpbg==');
                select setval('casework.client_id_seq', 10000);
                """
            );
        }

        protected override async Task CleanUp() => await Collector.DisposeAsync();
    }

    [Fact]
    public async Task Request_statements_and_job_are_one_trace()
    {
        var shop = api.WithHeaders(("QISCUS_SDK_SECRET", ChatApi.Secret), ("traceparent", Header));

        (await shop.Tell("exports", """{"type":"users"}""")).Status.ShouldBe(200);
        (
            await shop.Tell("post_comment", """{"sender_email":"ann@x.y","room_id":"harbour","message":"Hello"}""")
        ).Status.ShouldBe(200);

        string[] expected =
        [
            "POST api/v2/rest/exports",
            "Chat/CreateExport",
            "Chat/RunExport",
            "Chat/RunExport.End",
            "POST api/v2/rest/post_comment",
            "Chat/DeliverWebhooks",
        ];
        await api.Collector.Until(
            api,
            spans =>
                expected.All(name => spans.Any(span => span.Trace == Trace && span.Name.Replace(" /", " ") == name))
        );

        // What nobody asked for makes no spans: the jobs look for work all the time.
        api.Collector.Spans.ShouldNotContain(span => span.Name.EndsWith(".Claim"));
    }

    /// <summary>A row keeps the trace of whom it is from, and none where nobody traces.</summary>
    [Fact]
    public async Task Rows_of_jobs_keep_the_trace()
    {
        var shop = api.WithHeaders(("QISCUS_SDK_SECRET", ChatApi.TwinSecret), ("traceparent", Header));

        (await shop.Tell("exports", """{"type":"rooms"}""")).Status.ShouldBe(200);
        await api.Database.Execute(
            """
            insert into chat.export (app_id, resource_name, original_filename) values (2, 'users', 'by hand')
            """
        );

        (await api.Database.Rows("select left(trace, 36) from chat.export where app_id = 2 order by id")).ShouldBe([
            $"00-{Trace}-",
            "null",
        ]);
    }

    /// <summary>Who is asked for stands in Casework's paths, queries and bodies, and in what its statements are sent.</summary>
    [Fact]
    public async Task Nothing_of_a_person_is_in_a_span_or_a_log()
    {
        var user = api.WithHeaders(
            ("Org", CaseworkApi.OrgKey),
            ("Source", CaseworkApi.SourceKey),
            ("User", CaseworkApi.UserKey)
        );
        string[] paths =
        [
            $"/v2/clients/search/name/{Name}",
            $"/v2/clients/surname/{Name}",
            $"/clients/surname/{Name}",
            $"/v2/clients/{Name}/{Name}",
            $"/v2/clients/external_id/{Name}",
            $"/v2/clients/date_of_birth/{Name}",
            $"/v2/{Name}",
            $"/v2/clients?{Name}={Name}",
            $"/v2/dictionary/{Name}",
            $"/v2/extension_database/{Name}/7",
            $"/v2/clients/1/history",
        ];

        foreach (var path in paths)
        {
            (await user.GetAsync(new Uri(path, UriKind.Relative))).Dispose();
            (await api.Anonymous.GetAsync(new Uri(path, UriKind.Relative))).Dispose();
        }

        var made = await user.Post("/v2/clients", $$"""{"surname":"{{Name}}","first_name":"{{Name}}"}""");
        made.Status.ShouldBe(201, made.ToString());
        await api.Collector.Until(
            api,
            spans =>
                spans.Any(span =>
                    span.Name.Contains("Casework/", StringComparison.Ordinal) && span.Name.Contains("Client")
                )
        );

        api.Collector.Sent.ShouldContain("v2/clients/search/{**clauses}");
        api.Collector.Sent.ShouldNotContain(Name, Case.Insensitive);
        api.Log.Lines.ShouldNotContain(line => line.Contains(Name, StringComparison.OrdinalIgnoreCase));
    }
}
