using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Platform.Tests.Features.Chat;
using Platform.Tests.Features.Learning;

namespace Platform.Tests.Deploy;

/// <summary>A real nginx with <c>deploy/nginx.conf</c> in front of the service, but for TLS.</summary>
public sealed class NginxTests(NginxTests.Behind api) : IClassFixture<NginxTests.Behind>
{
    /// <summary>Webinars, and an app of Chat; the proxy is believed.</summary>
    public sealed class Behind : LearningApi
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("platform-nginx-").FullName;
        private Process? _nginx;

        /// <summary>Of the proxy.</summary>
        public Uri Front { get; private set; } = null!;

        protected override void Configure(IDictionary<string, string?> settings)
        {
            base.Configure(settings);
            settings["Http:TrustedProxies:0"] = "127.0.0.1";
        }

        protected override async Task Arrange(TestDatabase database)
        {
            await base.Arrange(database);
            await database.AddPolls();
            await database.AddConversations();
        }

        public async Task StartProxy()
        {
            var program = Tools.Find("nginx") ?? (File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : null);
            Tools.Need(program is not null, "nginx is needed: apt-get install nginx-light");
            if (_nginx is not null)
            {
                return;
            }

            Front = new Uri($"http://127.0.0.1:{FreePort()}");
            var conf = Repository
                .Read("deploy/nginx.conf")
                .Replace("listen 443 ssl;", $"listen {Front.Authority};", StringComparison.Ordinal)
                .Replace("ssl_certificate ", "# ", StringComparison.Ordinal)
                .Replace("ssl_certificate_key ", "# ", StringComparison.Ordinal)
                .Replace("127.0.0.1:5080", Address.Authority, StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(_folder, "nginx.conf"), conf);
            _nginx = Process.Start(
                new ProcessStartInfo(
                    program!,
                    [
                        "-p",
                        _folder,
                        "-c",
                        "nginx.conf",
                        "-e",
                        "error.log",
                        "-g",
                        "daemon off; pid nginx.pid; user root;",
                    ]
                )
            )!;
            using var client = new HttpClient { BaseAddress = Front };
            await Eventually.Until(async () =>
            {
                _nginx.HasExited.ShouldBeFalse();
                try
                {
                    return (await client.GetAsync(new Uri("/health/live", UriKind.Relative))).IsSuccessStatusCode;
                }
                catch (HttpRequestException)
                {
                    return false; // it does not listen yet
                }
            });
        }

        protected override async Task CleanUp()
        {
            if (_nginx is not null)
            {
                using var quit = Process.Start("kill", ["-QUIT", $"{_nginx.Id}"]);
                await _nginx.WaitForExitAsync();
                _nginx.Dispose();
            }

            Directory.Delete(_folder, recursive: true);
            await base.CleanUp();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();

            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }

    [SkippableFact]
    public async Task Secrets_with_underscores_and_streams_come_through()
    {
        await api.StartProxy();
        using var shop = new HttpClient { BaseAddress = api.Front };
        shop.DefaultRequestHeaders.TryAddWithoutValidation("QISCUS_SDK_SECRET", ChatApi.Secret);
        await using var stream = await Listening.Ready(shop, "?user_email=ann@x.y");

        var said = await shop.Tell(
            "post_comment",
            """{"sender_email":"ben@x.y","room_id":"harbour","message":"through the proxy"}"""
        );

        said.Status.ShouldBe(200);
        var (name, comment) = (await stream.Next()).ShouldNotBeNull();
        name.ShouldBe("comment");
        ((string)comment["message"]!).ShouldBe("through the proxy");
    }

    [SkippableFact]
    public async Task Sockets_come_through()
    {
        await api.StartProxy();
        using var watching = await Watching.Of(api.Front, 21);

        (await api.Sofia.Post(PollApi.Launch31)).Status.ShouldBe(200);

        (await watching.Next()).ShouldBe(PollApi.Frame31);
    }

    /// <summary>Nothing is made equal on the way: two slashes, escapes; and a body above nginx's default of 1 MiB.</summary>
    [SkippableFact]
    public async Task Paths_and_bodies_come_through_as_they_are()
    {
        await api.StartProxy();
        using var anybody = new HttpClient { BaseAddress = api.Front };
        var large = $$"""{"name":"{{new string('x', 2 * 1024 * 1024)}}"}""";

        (await anybody.Get("/api/v0//events/")).Status.ShouldBe(404);
        (await anybody.Get("/api/v0/%65vents/")).Status.ShouldBe(200);
        (await anybody.Post("/api/v0/users/register/", large)).Status.ShouldBe(400);
    }

    /// <summary>The address of the caller is what the proxy saw, whatever the caller says.</summary>
    [SkippableFact]
    public async Task Nobody_gets_the_rights_of_this_machine_by_a_header()
    {
        await api.StartProxy();
        using var stranger = new HttpClient { BaseAddress = api.Front };
        stranger.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        // As nginx is on this machine too, its caller is: what was claimed would have been refused.
        (await stranger.Get("/metrics")).Status.ShouldBe(200);
    }
}
